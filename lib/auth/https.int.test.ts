import { once } from 'node:events'
import { type IncomingMessage, request as httpRequest } from 'node:http'
import * as https from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuthServer, startAuthServer } from '#lib/checks/auth-server.ts'
import { HostileProvider } from '#lib/checks/hostile-provider.ts'
import { selfSigned } from '#lib/checks/self-signed.ts'
import { openTestDatabase, type TestDatabase } from '#lib/checks/test-database.ts'

/** The portal behind a proxy that ends TLS, as it is deployed: what its cookies are then, on a whole sign-in. */
let world: TestDatabase
let provider: HostileProvider
let portal: AuthServer
let proxy: https.Server
let address: string

beforeAll(async () => {
  world = await openTestDatabase()
  provider = await HostileProvider.start()
  proxy = https.createServer(selfSigned, (message, response) => {
    const onward = httpRequest(
      `${portal.address}${message.url ?? '/'}`,
      { method: message.method, headers: message.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(response)
      },
    )
    message.pipe(onward)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  address = `https://localhost:${(proxy.address() as AddressInfo).port}`
  portal = await startAuthServer({ OIDC_ISSUER: provider.issuer, PORTAL_URL: address })
})
afterAll(async () => {
  proxy.close()
  await portal.close()
  await provider.close()
  await world.close()
})

interface Answer {
  status: number
  location: string
  cookies: string[]
  body: string
}

/** A browser of few words: it keeps what it is given, and sends all of it. */
class Browser {
  readonly kept = new Map<string, string>()
  readonly seen: string[] = []

  async go(url: string, form?: Record<string, string>): Promise<Answer> {
    const body = form === undefined ? null : new URLSearchParams(form).toString()
    const request = https.request(url, {
      ca: selfSigned.cert,
      method: body === null ? 'GET' : 'POST',
      headers: {
        cookie: [...this.kept].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body !== null && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
    })
    request.end(body ?? undefined)
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    const cookies = answer.headers['set-cookie'] ?? []
    this.seen.push(...cookies)
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';')
      this.kept.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return {
      status: answer.statusCode ?? 0,
      location: answer.headers.location ?? '',
      cookies,
      body: await text(answer),
    }
  }
}

describe('over https', () => {
  it('every cookie of a sign-in is __Host-, Secure, HttpOnly, for the whole site and no other', async () => {
    const browser = new Browser()
    const { body } = await browser.go(`${address}/api/auth/csrf`)
    const { csrfToken } = JSON.parse(body) as { csrfToken: string }
    const asked = await browser.go(`${address}/api/auth/signin/oidc`, {
      csrfToken,
      callbackUrl: '/northwind',
    })
    const back = await fetch(asked.location, { redirect: 'manual' })
    const landed = await browser.go(back.headers.get('location') ?? '')
    expect(landed.location).toBe(`${address}/northwind`)
    expect((await browser.go(`${address}/api/v1/me`)).status).toBe(200)
    await browser.go(`${address}/api/auth/signout`, { csrfToken, callbackUrl: '/' })
    expect((await browser.go(`${address}/api/v1/me`)).status).toBe(401)

    const names = new Set(browser.seen.map((cookie) => cookie.split('=')[0]?.split('.').at(-1)))
    expect([...names].sort()).toEqual(['callback', 'csrf', 'leaving', 'nonce', 'pkce', 'session', 'state'])
    for (const cookie of browser.seen) {
      expect(cookie).toMatch(/^__Host-safeguards\./)
      expect(cookie).toMatch(/; Secure(;|$)/i)
      expect(cookie).toMatch(/; HttpOnly(;|$)/i)
      expect(cookie).toMatch(/; Path=\/(;|$)/i)
      expect(cookie).toMatch(/; SameSite=Lax(;|$)/i)
      expect(cookie).not.toMatch(/; Domain=/i)
    }
  })
})

describe('a certificate that nobody vouches for', () => {
  it('is refused: no sign-in goes through such a provider', async () => {
    const { discoverProvider } = await import('#lib/openid.ts')
    let heard = 0
    const impostor = https.createServer(selfSigned, (_message, response) => {
      heard++
      response.end('{}')
    })
    impostor.listen(0, '127.0.0.1')
    await once(impostor, 'listening')
    const issuer = `https://localhost:${(impostor.address() as AddressInfo).port}`
    await expect(discoverProvider(issuer)).rejects.toThrow(/could not be read/)
    await expect(fetch(issuer)).rejects.toThrow()
    const other = await startAuthServer({ OIDC_ISSUER: issuer })
    const csrf = await fetch(`${other.address}/api/auth/csrf`)
    const { csrfToken } = (await csrf.json()) as { csrfToken: string }
    const asked = await fetch(`${other.address}/api/auth/signin/oidc`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: csrf.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      },
      body: new URLSearchParams({ csrfToken, callbackUrl: '/' }),
    })
    expect(new URL(asked.headers.get('location') ?? '', other.address).origin).toBe(other.address)
    expect(heard).toBe(0)
    await other.close()
    impostor.close()
  })
})
