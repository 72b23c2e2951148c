import * as dns from 'node:dns'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('node:dns', async (original) => ({ ...(await original<typeof dns>()), lookup: vi.fn() }))

/** The settings of a portal that is no demo: providers of customers must be public. */
const settings = {
  ...{
    DATABASE_URL: 'postgres://portal:Kw81zPq0Vn@db.acme.health/p?sslmode=verify-full',
    SAFEGUARDS_DEMO: '0',
  },
  DIRECT_DATABASE_URL: 'postgres://portal:Kw81zPq0Vn@db.acme.health/p?sslmode=verify-full',
  ...{ PORTAL_URL: 'https://portal.acme.health', AUTH_SECRET: 'u7Gq2ZpX9sLmT4vB8nRwK1yDcF6hJ3eA' },
  ...{ OIDC_ISSUER: 'https://login.acme.health', OIDC_CLIENT_ID: 'portal' },
  ...{ OIDC_CLIENT_SECRET: 'p0Q4xT8vLw2Zr6Nb', AWS_ENDPOINT_URL: '' },
  BROKER_PRINCIPAL_ARN: 'arn:aws:iam::210987654321:role/portal-broker',
}

async function load() {
  vi.resetModules()
  return import('./openid.ts')
}

beforeEach(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})
afterEach(() => vi.unstubAllEnvs())

describe('a customer’s provider', () => {
  it.each([
    ['http://login.acme.health', /must be https/],
    ['https://localhost', /inside a network/],
    ['https://127.0.0.1', /inside a network/],
    ['https://169.254.169.254/latest', /inside a network/],
    ['https://keycloak', /inside a network/],
    ['https://a:b@login.acme.health', /a name or a password/],
    ['nowhere', /no address/],
  ])('at %s is not spoken to', async (issuer, words) => {
    const { discoverProvider } = await load()
    await expect(discoverProvider(issuer)).rejects.toThrow(words)
    expect(dns.lookup).not.toHaveBeenCalled()
  })

  it('is not spoken to where its public name leads inside', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    let calls = 0
    server.on('connection', () => calls++)
    vi.mocked(dns.lookup).mockImplementation(((
      _host: string,
      _options: unknown,
      done: (error: null, found: unknown) => void,
    ) => done(null, [{ address: '127.0.0.1', family: 4 }])) as never)
    const { discoverProvider } = await load()
    const { port } = server.address() as AddressInfo
    await expect(discoverProvider(`https://login.evil.example:${port}`)).rejects.toThrow(/inside a network/)
    expect(dns.lookup).toHaveBeenCalled()
    expect(calls).toBe(0)
    server.close()
  })
})
