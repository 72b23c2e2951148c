import * as dns from 'node:dns'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

afterEach(() => vi.restoreAllMocks())

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
    ['http://login.acme.health', /https/],
    ['https://localhost', /private network/],
    ['https://127.0.0.1', /private network/],
    ['https://169.254.169.254/latest', /private network/],
    ['https://keycloak', /private network/],
    ['https://login.acme.health:5432', /ports/],
    ['https://a:b@login.acme.health', /user name or password/],
    ['nowhere', /whole address/],
  ])('at %s is not spoken to', async (issuer, words) => {
    const lookup = vi.spyOn(dns.promises, 'lookup')
    const { discoverProvider } = await load()
    await expect(discoverProvider(issuer)).rejects.toThrow(words)
    expect(lookup).not.toHaveBeenCalled()
  })

  it('is not spoken to where its public name leads inside, nor where its own documents name a place inside', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    let calls = 0
    server.on('connection', () => calls++)
    vi.spyOn(dns.promises, 'lookup').mockResolvedValue([{ address: '127.0.0.1', family: 4 }] as never)
    const { discoverProvider, withCustomersProvider } = await load()
    const { Issuer } = await import('openid-client')
    await expect(discoverProvider('https://login.evil.example')).rejects.toThrow(/private network/)
    for (const inside of [
      `https://login.evil.example:${port}`,
      `https://127.0.0.1:${port}`,
      `https://[::1]:${port}`,
    ])
      await expect(
        withCustomersProvider(() => Issuer.discover(inside)),
        inside,
      ).rejects.toMatchObject({
        code: 'ADDRESS_REFUSED',
      })
    expect(calls).toBe(0)
    // The rule is for customers' providers: the operator may have the portal's own on a network of theirs.
    await expect(Issuer.discover(`https://127.0.0.1:${port}`)).rejects.not.toMatchObject({
      code: 'ADDRESS_REFUSED',
    })
    expect(calls).toBe(1)
    server.close()
  })
})
