import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { AsyncLocalStorage } from 'node:async_hooks'
import 'next/dist/server/node-environment-baseline'
import { NextRequest } from 'next/server'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { vi } from 'vitest'

const require = createRequire(import.meta.url)
const storage = (file: string, name: string) =>
  (require(`next/dist/server/app-render/${file}.external`) as Record<string, AsyncLocalStorage<unknown>>)[
    name
  ]
const work = storage('work-async-storage', 'workAsyncStorage')
const workUnit = storage('work-unit-async-storage', 'workUnitAsyncStorage')
const { RequestCookies } = require('next/dist/server/web/spec-extension/cookies') as {
  RequestCookies: new (headers: Headers) => unknown
}

export interface AuthServer {
  address: string
  close: () => Promise<void>
}

export type Handler = (
  request: NextRequest,
  given: { params: Promise<Record<string, string>> },
) => Promise<Response>

/** Lets Next's `cookies()` and `headers()` answer for this request, as they do inside Next's own server. */
async function asNext(request: NextRequest, act: () => Promise<Response>): Promise<Response> {
  if (!work || !workUnit)
    throw new Error('Next keeps its request elsewhere now: see lib/checks/auth-server.ts')
  const cookies = new RequestCookies(request.headers)
  const unit = {
    type: 'request',
    phase: 'action',
    headers: request.headers,
    cookies,
    mutableCookies: cookies,
  }
  return work.run({ route: request.nextUrl.pathname, dynamicShouldError: false }, () =>
    workUnit.run({ ...unit, userspaceMutableCookies: cookies }, act),
  )
}

/** Calls a route's handler as Next would. */
export function callRoute(
  handler: Handler,
  request: NextRequest,
  params: Record<string, string> = {},
): Promise<Response> {
  return asNext(request, () => handler(request, { params: Promise.resolve(params) }))
}

async function toRequest(message: IncomingMessage, address: string): Promise<NextRequest> {
  const body = message.method === 'GET' ? null : new Uint8Array(await buffer(message))
  const headers = new Headers(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)] as [string, string]),
  )
  return new NextRequest(new URL(message.url ?? '/', address), {
    method: message.method ?? 'GET',
    headers,
    ...(body && { body }),
  })
}

/**
 * The portal's sign-in alone, over a real socket and in this process: the real route handler of next-auth with
 * the real configuration, one route of ours that says who is signed in, and the real sign-in page. Modules are
 * loaded anew, so that each server has the settings of its start.
 */
export async function startAuthServer(settings: Record<string, string>): Promise<AuthServer> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  Object.assign(process.env, { PORTAL_URL: address, ...settings })
  vi.resetModules()
  const auth = (await import('#app/api/auth/[...nextauth]/route.ts')) as unknown as { GET: Handler }
  const me = (await import('#app/api/v1/me/route.ts')) as unknown as { GET: Handler }
  const { default: SignInPage } = await import('#app/(auth)/sign-in/page.tsx')
  const answer = async (message: IncomingMessage): Promise<Response> => {
    const request = await toRequest(message, address)
    const { pathname, searchParams } = request.nextUrl
    if (pathname.startsWith('/api/auth/')) {
      const nextauth = pathname.slice('/api/auth/'.length).split('/').map(decodeURIComponent)
      return asNext(request, () => auth.GET(request, { params: Promise.resolve({ nextauth }) } as never))
    }
    if (pathname === '/api/v1/me') return callRoute(me.GET, request)
    if (pathname === '/sign-in') {
      const page = await SignInPage({ searchParams: Promise.resolve(Object.fromEntries(searchParams)) })
      const html = renderToStaticMarkup(createElement('main', null, page))
      return new Response(html, { headers: { 'content-type': 'text/html' } })
    }
    return new Response('a page', { headers: { 'content-type': 'text/html' } })
  }
  const send = async (message: IncomingMessage, response: ServerResponse) => {
    const answered = await answer(message)
    for (const [name, value] of answered.headers) if (name !== 'set-cookie') response.setHeader(name, value)
    response.setHeader('set-cookie', answered.headers.getSetCookie())
    response.writeHead(answered.status).end(Buffer.from(await answered.arrayBuffer()))
  }
  server.on('request', (message, response) => {
    // As Next does with what a route throws: a bare 500.
    send(message, response).catch(() => response.writeHead(500).end('Internal Server Error'))
  })
  return {
    address,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
