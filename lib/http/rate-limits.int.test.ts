import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type AuthServer, startAuthServer } from '#lib/checks/auth-server.ts'
import { HostileProvider } from '#lib/checks/hostile-provider.ts'
import { openTestDatabase, type TestDatabase } from '#lib/checks/test-database.ts'

const logged = vi.hoisted((): Record<string, unknown>[] => [])
vi.mock('#lib/log.ts', () => {
  const say = (facts: Record<string, unknown>) => void logged.push(facts)
  return { log: { warn: say, info: say, error: say, debug: () => undefined }, errorFacts: () => ({}) }
})

/** Too many of what should be few, by real requests through one trusted proxy. */
let world: TestDatabase
let provider: HostileProvider
let portal: AuthServer
let customer: { id: string; slug: string }
/** Of the modules that the server answers with. */
let countCall: (limit: 'token', key: string) => Promise<void>

beforeAll(async () => {
  world = await openTestDatabase()
  provider = await HostileProvider.start()
  portal = await startAuthServer({ OIDC_ISSUER: provider.issuer, TRUSTED_PROXY_HOPS: '1' })
  ;({ countCall } = await import('./rate-limits.ts'))
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into customer (slug, name) values ('acme', 'Acme') returning id`,
  )
  customer = { id: rows[0]?.id ?? '', slug: 'acme' }
})
afterAll(async () => {
  delete process.env.TRUSTED_PROXY_HOPS
  await portal.close()
  await provider.close()
  await world.close()
})

const from = (address: string, headers: Record<string, string> = {}) => ({
  redirect: 'manual' as const,
  headers: { 'x-forwarded-for': `6.6.6.6, ${address}`, ...headers },
})

/** The first answer that is "too many", and how many others came before it. */
async function until429(call: () => Promise<Response>, most: number) {
  for (let before = 0; before <= most; before++) {
    const answer = await call()
    if (answer.status === 429) return { before, answer }
  }
  throw new Error(`never refused in ${most} calls`)
}

const signIn = (address: string) =>
  fetch(`${portal.address}/api/auth/signin/oidc`, {
    ...from(address),
    method: 'POST',
    body: new URLSearchParams(),
  })

describe('sign-ins', () => {
  it('are refused after sixty in five minutes, with when to come back, to that client alone', async () => {
    const { before, answer } = await until429(() => signIn('203.0.113.1'), 61)
    expect(before).toBe(60)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(200)
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(300)
    expect(await answer.json()).toMatchObject({
      error: { code: 'rate_limited', message: expect.stringMatching(/Wait \d+ seconds/) as string },
    })
    expect((await signIn('203.0.113.2')).status).not.toBe(429)
  })

  it('stay refused by a second process, or after a restart: the count is the database’s', async () => {
    vi.resetModules()
    const second = await startAuthServer({ OIDC_ISSUER: provider.issuer, TRUSTED_PROXY_HOPS: '1' })
    const answer = await fetch(`${second.address}/api/auth/signin/oidc`, {
      ...from('203.0.113.1'),
      method: 'POST',
      body: new URLSearchParams(),
    })
    expect(answer.status).toBe(429)
    await second.close()
    Object.assign(process.env, { PORTAL_URL: portal.address })
  })

  it('that come back from a provider too often see the sign-in page, with a word of it', async () => {
    const answer = await fetch(`${portal.address}/api/auth/callback/oidc?code=x&state=y`, from('203.0.113.1'))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('retry-after')).not.toBeNull()
    const page = await fetch(`${portal.address}${answer.headers.get('location') ?? ''}`)
    expect(await page.text()).toContain('too many sign-ins')
  })

  it('keep no address: a hash of it, under which nothing else is seen', async () => {
    const { rows } = await world.owner.query<{ key: string }>('select key from rate_limit')
    expect(rows.length).toBeGreaterThan(0)
    for (const { key } of rows) expect(key).toMatch(/^sign-in:[0-9a-f]{64}$/)
  })

  it('cannot be counted elsewhere by what a client writes into the header itself', async () => {
    const answer = await fetch(`${portal.address}/api/auth/signin/oidc`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(),
      headers: { 'x-forwarded-for': '198.51.100.77, 203.0.113.1' },
    })
    expect(answer.status).toBe(429)
  })
})

describe('API tokens', () => {
  const call = (token: string, address: string) =>
    fetch(`${portal.address}/api/v1/me`, from(address, { authorization: `Bearer ${token}` }))

  async function makeToken(): Promise<string> {
    const { hashToken } = await import('#lib/db/doors.ts')
    const value = `cdsg_${randomUUID()}${randomUUID()}`
    await world.owner.query(
      `insert into api_token (customer_id, name, hint, token_hash, scopes, created_by, expires_at)
       values ($1, 'x', 'x', $2, '{read}', $1, now() + interval '1 day')`,
      [customer.id, hashToken(value)],
    )
    return value
  }

  it('are not guessed: thirty wrong ones a minute, and then not even a right one from there', async () => {
    const { before } = await until429(() => call('cdsg_wrong', '203.0.113.3'), 31)
    expect(before).toBe(30)
    const right = await makeToken()
    expect((await call(right, '203.0.113.3')).status).toBe(429)
    expect((await call(right, '203.0.113.4')).status).not.toBe(429)
  })

  it('are used 600 times a minute, each', async () => {
    const token = await makeToken()
    const { rows } = await world.owner.query<{ id: string }>(
      'select id from api_token order by created_at desc limit 1',
    )
    // Most of them straight into the count: 600 requests may take a slow machine more than the minute.
    for (let calls = 0; calls < 598; calls++) await countCall('token', rows[0]?.id ?? '')
    const { before, answer } = await until429(() => call(token, '203.0.113.5'), 3)
    expect(before).toBe(2)
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await call(await makeToken(), '203.0.113.5')).status).not.toBe(429)
  })
})

describe('a refusal', () => {
  it('is logged with who and what, and nothing of the secret', () => {
    const refused = logged.filter(({ event }) => event === 'refused')
    expect(refused.find(({ code }) => code === 'rate_limited')).toMatchObject({
      method: 'GET',
      path: '/api/v1/me',
    })
    expect(refused.find(({ code }) => code === 'unauthenticated')).toMatchObject({ path: '/api/v1/me' })
    expect(refused.find(({ actorKind }) => actorKind === 'token')?.actorId).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.stringify(refused)).not.toMatch(/cdsg_|203\.0\.113|Bearer/)
  })
})
