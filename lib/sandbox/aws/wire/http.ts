import type { IncomingMessage, ServerResponse } from 'node:http'

export interface WireRequest {
  method: string
  /** Still percent-encoded, as it was signed. */
  path: string
  /** Without the question mark, still percent-encoded. */
  query: string
  headers: Record<string, string>
  body: Buffer
}

export interface WireResponse {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

const MAX_BODY_BYTES = 64 * 1024 * 1024

export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    const bytes = chunk as Buffer
    length += bytes.length
    if (length > MAX_BODY_BYTES) throw new Error(`request body over ${MAX_BODY_BYTES} bytes`)
    chunks.push(bytes)
  }
  const url = message.url ?? '/'
  const mark = url.indexOf('?')
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value
  }
  return {
    method: message.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
    headers,
    body: Buffer.concat(chunks),
  }
}

export function writeResponse(target: ServerResponse, response: WireResponse, isHead: boolean): void {
  const body = typeof response.body === 'string' ? Buffer.from(response.body) : response.body
  target.writeHead(response.status, { ...response.headers, 'content-length': String(body.length) })
  target.end(isHead ? undefined : body)
}
