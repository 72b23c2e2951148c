import { Readable } from 'node:stream'

/** A file to save: whole, or as it is written. */
export function fileAnswer(file: {
  fileName: string
  contentType: string
  body: Buffer | Readable
}): Response {
  const body = file.body instanceof Readable ? Readable.toWeb(file.body) : new Uint8Array(file.body)
  return new Response(body as BodyInit, {
    headers: {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${file.fileName}"`,
    },
  })
}
