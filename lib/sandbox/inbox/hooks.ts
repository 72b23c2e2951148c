import { once } from 'node:events'
import * as http from 'node:http'
import * as https from 'node:https'
import type { AddressInfo } from 'node:net'

export interface CaughtHook {
  at: string
  path: string
  headers: Record<string, string>
  body: string
}

export interface HookReceiver {
  /** Where webhooks may be sent: any path below it. */
  url: string
  hooks: CaughtHook[]
  /** Answer the next ones so, one for each: a status, a redirect's target, or never (`silence`). Then 204 again. */
  answerNext: (...answers: (number | string)[]) => void
  close: () => Promise<void>
}

/** Somebody's program on loopback: keeps what it is sent. `pages` answers what is not sent to it. */
export async function startHookReceiver({
  host,
  port,
  tls,
  pages,
}: {
  host: string
  port: number
  tls?: { key: string; cert: string }
  pages?: (path: string) => { contentType: string; body: string } | null
}): Promise<HookReceiver> {
  const hooks: CaughtHook[] = []
  const answers: (number | string)[] = []
  function handle(request: http.IncomingMessage, response: http.ServerResponse): void {
    const path = request.url ?? '/'
    const page = request.method === 'GET' ? (pages?.(path) ?? null) : null
    if (page !== null) {
      response.writeHead(200, { 'content-type': page.contentType }).end(page.body)
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      )
      const body = Buffer.concat(chunks).toString('utf8')
      hooks.push({ at: new Date().toISOString(), path, headers, body })
      const answer = answers.shift() ?? 204
      if (answer === 'silence') return
      if (typeof answer === 'string') response.writeHead(307, { location: answer }).end()
      else response.writeHead(answer).end(answer === 204 ? undefined : 'words that nobody reads')
    })
  }
  const server = tls === undefined ? http.createServer(handle) : https.createServer(tls, handle)
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host}:${address.port}`,
    hooks,
    answerNext: (...given) => void answers.push(...given),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
