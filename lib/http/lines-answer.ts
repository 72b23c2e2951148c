import { Readable } from 'node:stream'

/** A file that is written while it is sent: lines from a generator, however many. */
export function linesAnswer({
  fileName,
  lines,
}: {
  fileName: string
  lines: AsyncIterable<string>
}): Response {
  return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  })
}
