import * as fs from 'node:fs'
import path from 'node:path'
import { NextRequest } from 'next/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventKeyHeader } from '#lib/domain/accounts/template.ts'
import { config, proxy } from '#proxy.ts'

/** What proxy.ts puts on every answer. e2e/headers.e2e.ts asks the started portal for the same. */
afterEach(() => vi.unstubAllEnvs())

function headersOf(
  address: string,
  { env = 'production', issuer = 'https://login.acme.health' } = {},
): Headers {
  vi.stubEnv('PORTAL_URL', new URL(address).origin)
  vi.stubEnv('OIDC_ISSUER', issuer)
  vi.stubEnv('NODE_ENV', env)
  return proxy(new NextRequest(address)).headers
}

function policyOf(headers: Headers): Record<string, string> {
  const parts = (headers.get('content-security-policy') ?? '').split('; ')
  return Object.fromEntries(
    parts.map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')]),
  )
}

describe('every answer', () => {
  it('has a policy that runs no script but those with this answer’s nonce', () => {
    const policy = policyOf(headersOf('https://portal.acme.health/northwind'))
    expect(policy['script-src']).toMatch(/^'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'$/)
    expect(policy).toMatchObject({
      'default-src': `'self'`,
      'object-src': `'none'`,
      'base-uri': `'none'`,
      'frame-ancestors': `'none'`,
      'connect-src': `'self'`,
      'form-action': `'self' https://login.acme.health`,
      'upgrade-insecure-requests': '',
    })
    expect(JSON.stringify({ ...policy, 'style-src-attr': '' })).not.toMatch(/unsafe-|\*|https?:\/\/(?!login)/)
  })

  it('has a nonce of its own', () => {
    const nonces = Array.from(
      { length: 50 },
      () => policyOf(headersOf('https://portal.acme.health/'))['script-src'],
    )
    expect(new Set(nonces).size).toBe(50)
  })

  it('is not stored, framed, sniffed or told about elsewhere', () => {
    const headers = headersOf('https://portal.acme.health/api/v1/me')
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    const refused = headers.get('permissions-policy') ?? ''
    for (const feature of ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture'])
      expect(refused).toContain(`${feature}=()`)
  })

  it('asks for https from then on, where it came by https', () => {
    const strict = headersOf('https://portal.acme.health/').get('strict-transport-security') ?? ''
    expect(Number(/max-age=(\d+)/.exec(strict)?.[1])).toBeGreaterThanOrEqual(31_536_000)
    expect(strict).toContain('includeSubDomains')
    const here = headersOf('http://localhost:3000/', { issuer: 'http://localhost:4400' })
    expect(here.get('strict-transport-security')).toBeNull()
    expect(policyOf(here)).not.toHaveProperty('upgrade-insecure-requests')
  })

  it('lets code from text run in development alone', () => {
    const inDevelopment = policyOf(headersOf('http://localhost:3000/', { env: 'development' }))
    expect(inDevelopment['script-src']).toContain('unsafe-eval')
    expect(policyOf(headersOf('http://localhost:3000/'))['script-src']).not.toContain('unsafe-eval')
  })

  it('is a refusal of ours where the address stands for no text', () => {
    vi.stubEnv('PORTAL_URL', 'https://portal.acme.health')
    for (const [path, status] of [
      ['/%E0', 400],
      ['/northwind/%zz', 400],
      ['/n%C3%B6', 200],
    ] as const) {
      const answer = proxy(new NextRequest(`https://portal.acme.health${path}`))
      expect(answer.status, path).toBe(status)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('takes no request id, nonce or path from outside', () => {
    vi.stubEnv('PORTAL_URL', 'https://portal.acme.health')
    const names = ['x-request-id', 'x-nonce', 'x-path', 'content-security-policy']
    const given = new NextRequest('https://portal.acme.health/a?b=c', {
      headers: Object.fromEntries(names.map((name) => [name, 'forged'])),
    })
    const passed = proxy(given).headers
    for (const name of names) expect(passed.get(`x-middleware-request-${name}`), name).not.toContain('forged')
    expect(passed.get('x-middleware-request-x-path')).toBe('/a?b=c')
  })
})

describe('what gets these headers', () => {
  it('is everything but the files of the build', () => {
    const [everything = '', events] = config.matcher
    const matches = (address: string) => new RegExp(`^${everything as string}$`).test(address)
    // With the key, the route itself sets them (lib/services/events/events.int.test.ts).
    expect(events).toEqual({
      source: '/api/events/aws/:path*',
      missing: [{ type: 'header', key: eventKeyHeader }],
    })
    for (const address of [
      '/',
      '/northwind',
      '/api/v1/me',
      '/api/auth/csrf',
      '/sign-in',
      '/_next/image',
      '/_next/data/x',
      '/favicon.ico',
      '/x_next/static',
    ])
      expect(matches(address), address).toBe(true)
    expect(matches('/_next/static/chunks/a.js')).toBe(false)
  })

  it('is all that answers: no server action stands beside the routes', () => {
    const files = ['app', 'components', 'lib'].flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
        .map((file) => path.join(folder, file)),
    )
    expect(files.length).toBeGreaterThan(200)
    expect(files.filter((file) => /^\s*['"]use server['"]/m.test(fs.readFileSync(file, 'utf8')))).toEqual([])
  })

  it('shows no page with HTML that was put together as text', () => {
    const files = ['app', 'components'].flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => path.join(folder, file)),
    )
    expect(
      files.filter((file) =>
        /dangerouslySetInnerHTML|innerHTML|document\.write|\beval\(/.test(fs.readFileSync(file, 'utf8')),
      ),
    ).toEqual([])
  })
})
