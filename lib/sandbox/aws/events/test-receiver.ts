import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  event: JsonObject
}

/** A webhook on loopback: keeps what arrives and answers with the given statuses, then 200. */
export async function openReceiver() {
  const received: Received[] = []
  const statuses: number[] = []
  let arrived: () => void = () => undefined
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const event = JSON.parse(Buffer.concat(chunks).toString('utf8')) as JsonObject
      received.push({ path: request.url ?? '', headers: request.headers, event })
      response.writeHead(statuses.shift() ?? 200).end()
      arrived()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    statuses,
    /** Resolves once `count` requests have come in all. */
    until: async (count: number): Promise<Received[]> => {
      while (received.length < count) await new Promise<void>((resolve) => (arrived = resolve))
      return received
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>
