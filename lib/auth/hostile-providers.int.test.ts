import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type AuthServer, startAuthServer } from '#lib/checks/auth-server.ts'
import {
  type Behaviour,
  type Claims,
  HostileProvider,
  signRight,
  unsigned,
} from '#lib/checks/hostile-provider.ts'
import { openTestDatabase, type TestDatabase } from '#lib/checks/test-database.ts'
import { TestBrowser } from '#lib/sandbox/identity/test-browser.ts'

/**
 * Whole sign-ins, over sockets, through the portal's own next-auth configuration, with a provider or a third
 * party that does one thing wrong. Each must end on the sign-in page with a word of what happened, and leave
 * neither a session nor a person behind.
 */
let world: TestDatabase
let provider: HostileProvider
let portal: AuthServer

beforeAll(async () => {
  world = await openTestDatabase()
  provider = await HostileProvider.start()
  portal = await startAuthServer({ OIDC_ISSUER: provider.issuer })
})
afterEach(() => {
  provider.behaviour = {}
})
afterAll(async () => {
  await portal.close()
  await provider.close()
  await world.close()
})

const rows = async (table: 'session' | 'person') =>
  (await world.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? 0

/** Asks the portal to sign in and goes where it sends the browser, up to the portal's callback. */
async function toCallback(browser: TestBrowser, callbackUrl = '/northwind'): Promise<string> {
  const token = (await (await browser.go(`${portal.address}/api/auth/csrf`)).json()) as { csrfToken: string }
  const asked = await browser.go(`${portal.address}/api/auth/signin/oidc`, { ...token, callbackUrl })
  const leaving = new URL(asked.headers.get('location') ?? '', portal.address)
  if (leaving.origin === portal.address) return leaving.href
  return (await browser.go(leaving.href)).headers.get('location') ?? ''
}

async function isSignedIn(browser: TestBrowser): Promise<boolean> {
  return (await browser.go(`${portal.address}/api/v1/me`)).status === 200
}

/** Opens an address of the portal and expects the sign-in page with a warning on it, and nothing left behind. */
async function expectRefusal(browser: TestBrowser, callback: string, before: number): Promise<string> {
  const { url, response } = await browser.follow(callback)
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(new URL(url).origin).toBe(portal.address)
  expect(new URL(url).pathname).toBe('/sign-in')
  expect(html).toMatch(/sign-in|Signing in/)
  expect(html).toMatch(/was not completed|did not work|could not be reached/)
  expect(html + url).not.toMatch(/\bat \S+ \(|node_modules|Error:|JWT|jwks|ECONN|unexpected/)
  expect(await rows('session')).toBe(before)
  expect(await isSignedIn(browser)).toBe(false)
  return html
}

const seconds = () => Math.floor(Date.now() / 1000)
const withClaims = (change: Claims): Behaviour => ({ claims: (claims) => ({ ...claims, ...change }) })
const without = (name: string): Behaviour => ({
  claims: (claims) => Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name)),
})
const html = '<html><body>Service unavailable</body></html>'

const hostile: [string, () => Behaviour][] = [
  ['another issuer in the token', () => withClaims({ iss: 'https://evil.example' })],
  ['another audience', () => withClaims({ aud: 'another-client' })],
  ['several audiences and no authorized party', () => withClaims({ aud: ['safeguards-portal', 'another'] })],
  ['another authorized party', () => withClaims({ azp: 'another-client' })],
  ['another nonce', () => withClaims({ nonce: 'replayed' })],
  ['no nonce', () => without('nonce')],
  ['no signature (alg none)', () => ({ sign: unsigned })],
  [
    'a signature with the public key as an HMAC secret',
    () => ({
      sign: (claims, { publicPem, kid }) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid })
          .sign(new TextEncoder().encode(publicPem)),
    }),
  ],
  [
    'a signature with the client secret',
    () => ({
      sign: (claims, { clientSecret }) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(clientSecret.padEnd(32, '\0'))),
    }),
  ],
  [
    'a key id that was never published',
    () => ({ sign: (claims, { otherKey }) => signRight(claims, { key: otherKey, kid: 'nobody' }) }),
  ],
  [
    'a key that was rotated away, under the new key’s id',
    () => ({ sign: (claims, { otherKey, kid }) => signRight(claims, { key: otherKey, kid }) }),
  ],
  [
    'a key of its own in the token’s header',
    () => ({
      sign: async (claims) => {
        const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
        const { exportJWK } = await import('jose')
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(publicKey) })
          .sign(privateKey)
      },
    }),
  ],
  [
    'a changed token under a right signature',
    () => ({
      sign: async (claims, tools) => {
        const [head, , signature] = (await signRight(claims, tools)).split('.')
        const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'root' })).toString('base64url')
        return `${head}.${changed}.${signature}`
      },
    }),
  ],
  ['a token that has expired', () => withClaims({ exp: seconds() - 60, iat: seconds() - 360 })],
  ['a token of the future', () => withClaims({ iat: seconds() + 3600, exp: seconds() + 7200 })],
  ['a sign-in in the future', () => withClaims({ auth_time: seconds() + 86_400 })],
  ['a time of signing in that is no number', () => withClaims({ auth_time: 'yesterday' })],
  ['no subject', () => without('sub')],
  ['an empty subject', () => withClaims({ sub: '' })],
  ['a subject that is not text', () => withClaims({ sub: { $ne: null } })],
  ['a subject with control characters', () => withClaims({ sub: 'ada\u0000' })],
  ['no issuer in the token', () => without('iss')],
  ['no end in the token', () => without('exp')],
  ['no token at all', () => ({ token: () => ({ body: '{"access_token":"x","token_type":"Bearer"}' }) })],
  ['a token that is none', () => ({ sign: async () => 'not.a.token' })],
  ['a hash of another access token', () => withClaims({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })],
  ['a token endpoint that answers HTML', () => ({ token: () => ({ type: 'text/html', body: html }) })],
  ['a token endpoint that fails', () => ({ token: () => ({ status: 502, type: 'text/html', body: html }) })],
  ['keys that cannot be had', () => ({ jwks: () => ({ status: 503, type: 'text/html', body: html }) })],
  ['keys that are none', () => ({ jwks: () => ({ body: '{"keys":"none"}' }) })],
  [
    'a mix-up: the answer names another issuer (RFC 9207)',
    () => ({ callback: (parameters) => parameters.set('iss', 'https://evil.example') }),
  ],
  [
    'a mix-up: the answer names no issuer where the provider promised to',
    () => ({ callback: (parameters) => parameters.delete('iss') }),
  ],
  [
    'a provider that calls itself by another’s name',
    () => ({
      discovery: (metadata) => ({ ...metadata, issuer: 'https://login.example' }),
      callback: (parameters) => parameters.set('iss', 'https://login.example'),
      claims: (claims) => ({ ...claims, iss: 'https://login.example' }),
    }),
  ],
  ['another state', () => ({ callback: (parameters) => parameters.set('state', 'forged') })],
  ['no state', () => ({ callback: (parameters) => parameters.delete('state') })],
  ['no code', () => ({ callback: (parameters) => parameters.delete('code') })],
  [
    'an error with a script for a description',
    () => ({
      callback: (parameters) => {
        parameters.set('error', '<script>alert(1)</script>')
        parameters.set('error_description', '<img src=x onerror=alert(1)>')
      },
    }),
  ],
]

describe('a right provider', () => {
  it('signs a person in, once per sign-in, and lands where they wanted to go', async () => {
    const browser = new TestBrowser()
    const before = await rows('session')
    const { url } = await browser.follow(await toCallback(browser))
    expect(url).toBe(`${portal.address}/northwind`)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await rows('session')).toBe(before + 1)
    const { rows: trail } = await world.owner.query<{ action: string }>(
      'select action from audit_entry order by at desc limit 1',
    )
    expect(trail).toEqual([{ action: 'session.open' }])
  })

  it('lets its access token’s hash, a matching authorized party and a small clock difference pass', async () => {
    provider.behaviour = withClaims({
      azp: 'safeguards-portal',
      iat: seconds() + 3,
      auth_time: seconds() + 3,
    })
    const browser = new TestBrowser()
    await browser.follow(await toCallback(browser))
    expect(await isSignedIn(browser)).toBe(true)
    const { rows: found } = await world.owner.query<{ isPast: boolean }>(
      'select bool_and(authenticated_at <= now()) as "isPast" from session',
    )
    expect(found[0]?.isPast).toBe(true)
  })
})

describe('a provider that does not say when the person signed in', () => {
  it('signs them in, but never freshly enough for what asks for a fresh sign-in', async () => {
    provider.behaviour = {
      claims: ({ auth_time: _left, ...claims }) => ({ ...claims, sub: 'timeless' }),
    }
    const browser = new TestBrowser()
    await browser.follow(await toCallback(browser))
    const { rows: found } = await world.owner.query<{ year: number }>(
      `select extract(year from s.authenticated_at)::int as year
       from session s join person p on p.id = s.person_id where p.subject = 'timeless'`,
    )
    expect(found).toEqual([{ year: 1970 }])
  })
})

describe('a hostile provider is refused:', () => {
  it.each(hostile)('%s', async (_which, behaviour) => {
    provider.behaviour = behaviour()
    const browser = new TestBrowser()
    const [sessions, people] = [await rows('session'), await rows('person')]
    const page = await expectRefusal(browser, await toCallback(browser), sessions)
    expect(page).not.toMatch(/<script|onerror/)
    expect(await rows('person')).toBe(people)
  })

  it('a discovery document that is a web page', async () => {
    const dead = await HostileProvider.start()
    await dead.close()
    const elsewhere = await startAuthServer({ OIDC_ISSUER: dead.issuer })
    const browser = new TestBrowser()
    const token = (await (await browser.go(`${elsewhere.address}/api/auth/csrf`)).json()) as {
      csrfToken: string
    }
    const { url, response } = await browser.follow(`${elsewhere.address}/api/auth/signin/oidc`, {
      ...token,
      callbackUrl: '/',
    })
    expect(new URL(url).pathname).toBe('/sign-in')
    expect(await response.text()).toContain('The sign-in service could not be reached.')
    await elsewhere.close()
  })
})

describe('a third party is refused:', () => {
  it('a callback that was used already', async () => {
    provider.behaviour = { isCareless: true }
    const browser = new TestBrowser()
    const callback = await toCallback(browser)
    await browser.follow(callback)
    const before = await rows('session')
    const { url } = await browser.follow(callback)
    expect(new URL(url).pathname).toBe('/sign-in')
    expect(await rows('session')).toBe(before)
  })

  it('a code from somebody else’s sign-in, put into one’s own', async () => {
    const [victim, attacker] = [new TestBrowser(), new TestBrowser()]
    const stolen = new URL(await toCallback(victim)).searchParams.get('code') ?? ''
    const own = new URL(await toCallback(attacker))
    own.searchParams.set('code', stolen)
    await expectRefusal(attacker, own.href, await rows('session'))
  })

  it('the same, at a provider that does not check the verifier', async () => {
    provider.behaviour = { isCareless: true }
    const [victim, attacker] = [new TestBrowser(), new TestBrowser()]
    const stolen = new URL(await toCallback(victim)).searchParams.get('code') ?? ''
    const own = new URL(await toCallback(attacker))
    own.searchParams.set('code', stolen)
    // The token's nonce is the victim's browser's.
    await expectRefusal(attacker, own.href, await rows('session'))
  })

  it('the callback of another browser (signing a victim in as the attacker)', async () => {
    const attackers = await toCallback(new TestBrowser())
    await expectRefusal(new TestBrowser(), attackers, await rows('session'))
    const busy = new TestBrowser()
    await toCallback(busy)
    await expectRefusal(busy, attackers, await rows('session'))
  })

  it.each(['pkce', 'state', 'nonce'])('a browser that lost its %s cookie', async (name) => {
    provider.behaviour = { isCareless: true }
    const browser = new TestBrowser()
    const callback = await toCallback(browser)
    browser.forget(`.${name}`)
    await expectRefusal(browser, callback, await rows('session'))
  })

  it('a sign-in that another site starts, without our token', async () => {
    const browser = new TestBrowser()
    const asked = await browser.go(`${portal.address}/api/auth/signin/oidc`, { callbackUrl: '/' })
    expect(new URL(asked.headers.get('location') ?? '', portal.address).origin).toBe(portal.address)
  })

  it('a sign-out that another site starts', async () => {
    const browser = new TestBrowser()
    await browser.follow(await toCallback(browser))
    await browser.go(`${portal.address}/api/auth/signout`, {})
    await browser.go(`${portal.address}/api/auth/signout`)
    expect(await isSignedIn(browser)).toBe(true)
  })
})

describe('a person is issuer and subject', () => {
  it('with the same e-mail address and subject from another issuer they are somebody else', async () => {
    const first = new TestBrowser()
    await first.follow(await toCallback(first))
    const other = await HostileProvider.start()
    const elsewhere = await startAuthServer({ OIDC_ISSUER: other.issuer })
    const [usual, usualProvider] = [portal, provider]
    portal = elsewhere
    const browser = new TestBrowser()
    await browser.follow(await toCallback(browser))
    expect(await isSignedIn(browser)).toBe(true)
    const { rows: people } = await world.owner.query<{ issuer: string; id: string }>(
      `select id, issuer from person where subject = 'ada' and email = 'ada@northwind.example'`,
    )
    expect(people.map(({ issuer }) => issuer).sort()).toEqual([usualProvider.issuer, other.issuer].sort())
    const { rows: owners } = await world.owner.query<{ n: number }>(
      'select count(distinct person_id)::int as n from session where person_id = any($1)',
      [people.map(({ id }) => id)],
    )
    expect(owners[0]?.n).toBe(2)
    portal = usual
    await elsewhere.close()
    await other.close()
    // The first portal's settings again, for what follows.
    portal = await startAuthServer({ OIDC_ISSUER: provider.issuer })
    await usual.close()
  })

  it.each([false, undefined, 'true', 1])(
    'an address with email_verified %s is nobody’s',
    async (verified) => {
      provider.behaviour = withClaims({ sub: `eve-${String(verified)}`, email_verified: verified })
      const browser = new TestBrowser()
      await browser.follow(await toCallback(browser))
      const { rows: people } = await world.owner.query<{ email: string | null }>(
        'select email from person where subject = $1',
        [`eve-${String(verified)}`],
      )
      expect(people).toEqual([{ email: null }])
    },
  )

  it('keeps no more of a name than a label: text, on one line, of some length', async () => {
    provider.behaviour = withClaims({
      sub: 'long',
      name: `A\u0000\u202E\n${'x'.repeat(5000)}`,
      email: 'no address',
    })
    const browser = new TestBrowser()
    await browser.follow(await toCallback(browser))
    const { rows: people } = await world.owner.query<{ name: string; email: string | null }>(
      `select name, email from person where subject = 'long'`,
    )
    expect(people).toEqual([{ name: `A${'x'.repeat(199)}`, email: null }])
  })
})

describe('where a sign-in leads', () => {
  const smuggled = [
    '//evil.example',
    'https://evil.example',
    'https://evil.example/api/auth/callback',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '\\\\evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https:evil.example',
    '%2F%2Fevil.example',
    'https://[',
    'HTTPS://EVIL.EXAMPLE',
    '/northwind\r\nset-cookie: a=b',
  ]

  it.each([...smuggled, 'PORTAL@evil.example', 'blob:PORTAL/x', 'ada:secret@PORTAL'])(
    'stays at home with %j, given on the way in or in the address',
    async (given) => {
      const own = portal.address
      const callbackUrl = given.startsWith('ada:')
        ? own.replace('http://', 'http://ada:secret@')
        : given.replace('PORTAL', own)
      const browser = new TestBrowser()
      const { url } = await browser.follow(await toCallback(browser, callbackUrl))
      expect(new URL(url).origin).toBe(own)
      expect(new URL(url).username).toBe('')
      expect(await isSignedIn(browser)).toBe(true)
      const page = await browser.go(`${own}/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`)
      expect(page.status).toBeLessThan(400)
      const shown = new URL(page.headers.get('location') ?? '', own)
      expect(shown.origin).toBe(own)
      expect(shown.searchParams.get('callbackUrl') ?? own).toMatch(new RegExp(`^${own}(/|$)`))
    },
  )

  it('goes to a page of ours, with its query', async () => {
    const browser = new TestBrowser()
    const callback = await toCallback(browser, '/northwind/resources?status=failing')
    expect((await browser.follow(callback)).url).toBe(`${portal.address}/northwind/resources?status=failing`)
  })
})

describe('sessions', () => {
  it('end when the same browser signs in anew, and on signing out', async () => {
    const browser = new TestBrowser()
    await browser.follow(await toCallback(browser))
    await browser.follow(await toCallback(browser))
    const open = async () =>
      (
        await world.owner.query<{ id: string }>(
          `select s.id from session s join person p on p.id = s.person_id
           where p.subject = 'ada' and revoked_at is null and p.issuer = $1 order by s.created_at desc limit 2`,
          [provider.issuer],
        )
      ).rows.map(({ id }) => id)
    const [newest] = await open()
    const { rows: revoked } = await world.owner.query<{ n: number }>(
      `select count(*)::int as n from session where revoked_at is not null and id <> $1`,
      [newest],
    )
    expect(revoked[0]?.n).toBeGreaterThan(0)
    const token = (await (await browser.go(`${portal.address}/api/auth/csrf`)).json()) as {
      csrfToken: string
    }
    await browser.go(`${portal.address}/api/auth/signout`, { ...token, callbackUrl: '/' })
    expect((await open())[0]).not.toBe(newest)
    expect(await isSignedIn(browser)).toBe(false)
  })

  it('are not made by a cookie of another secret, or of none', async () => {
    for (const value of ['ey.nonsense', 'x'.repeat(5000), 'eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.']) {
      const response = await fetch(`${portal.address}/api/v1/me`, {
        headers: { cookie: `safeguards-${new URL(portal.address).port}.session=${value}` },
      })
      expect(response.status).toBe(401)
      const session = await fetch(`${portal.address}/api/auth/session`, {
        headers: { cookie: `safeguards-${new URL(portal.address).port}.session=${value}` },
      })
      expect(await session.json()).toEqual({})
    }
  })
})

describe('the sign-in’s other addresses', () => {
  it.each([
    ['_log', 'POST'],
    ['verify-request', 'GET'],
    ['callback/credentials', 'POST'],
    ['signin/oidc/more', 'POST'],
    ['constructor', 'GET'],
  ])('%s by %s does nothing', async (action, method) => {
    const response = await fetch(`${portal.address}/api/auth/${action}`, {
      method,
      ...(method === 'POST' && { body: new URLSearchParams({ level: 'error', code: 'canary' }) }),
    })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).not.toMatch(/canary|node_modules| at /)
  })

  it('an error code that no header can hold still leads to the sign-in page', async () => {
    const response = await fetch(`${portal.address}/api/auth/error?error=%0d%0aset-cookie:%20a=b`, {
      redirect: 'manual',
    })
    expect(response.status).toBe(302)
    expect(response.headers.getSetCookie().join()).not.toContain('a=b')
    expect(new URL(response.headers.get('location') ?? '', portal.address).pathname).toBe('/sign-in')
  })

  it('cookies are out of reach of scripts and other sites', async () => {
    const browser = new TestBrowser()
    const token = (await (await browser.go(`${portal.address}/api/auth/csrf`)).json()) as {
      csrfToken: string
    }
    const asked = await browser.go(`${portal.address}/api/auth/signin/oidc`, { ...token, callbackUrl: '/' })
    const set = asked.headers.getSetCookie()
    expect(set.length).toBeGreaterThanOrEqual(3)
    for (const cookie of set)
      expect(cookie).toMatch(/(?=.*HttpOnly)(?=.*SameSite=Lax)(?=.*Path=\/)(?!.*Domain)/i)
  })
})
