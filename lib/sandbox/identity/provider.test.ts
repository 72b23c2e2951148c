import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startIdentityProvider, type IdentityProvider } from '#lib/sandbox/identity/provider.ts'
import {
  authorizationRequest,
  client,
  redeem,
  redirectUri,
  TestBrowser,
} from '#lib/sandbox/identity/test-browser.ts'

const people = [
  { subject: 'ada', name: 'Ada Lovelace', email: 'ada@northwind.example', note: 'customer <admin>' },
  { subject: 'eve', name: 'Eve Moneypenny', email: 'eve@northwind.example', emailVerified: false },
]

let identity: IdentityProvider

beforeAll(async () => {
  identity = await startIdentityProvider({ port: 0, people, clients: [client] })
})
afterAll(() => identity.close())
afterEach(() => {
  vi.useRealTimers()
})

/** Asks to sign in and, where the page is shown, chooses a person on it. */
async function signIn(
  browser: TestBrowser,
  subject: string,
  changes: Record<string, string | null> = {},
): Promise<{ isAsked: boolean; callback: URL; verifier: string }> {
  const { url, verifier } = authorizationRequest(identity.issuer, changes)
  const asked = await browser.follow(url)
  const isAsked = asked.url.startsWith(`${identity.issuer}/sign-in/`)
  const answered = isAsked ? await browser.follow(asked.url, { subject }) : asked
  return { isAsked, callback: new URL(answered.url), verifier }
}

async function tokensOf(signedIn: { callback: URL; verifier: string }, method: 'basic' | 'post' = 'basic') {
  const code = signedIn.callback.searchParams.get('code') ?? ''
  const response = await redeem(identity.issuer, { code, verifier: signedIn.verifier, method })
  expect(response.status).toBe(200)
  return (await response.json()) as { id_token: string; access_token: string }
}

async function verified(idToken: string) {
  const keys = (await (await fetch(`${identity.issuer}/jwks`)).json()) as JSONWebKeySet
  return jwtVerify(idToken, createLocalJWKSet(keys), { issuer: identity.issuer, audience: client.clientId })
}

describe('discovery', () => {
  it('promises the code flow with PKCE and nothing more', async () => {
    const response = await fetch(`${identity.issuer}/.well-known/openid-configuration`)
    expect(await response.json()).toMatchObject({
      issuer: identity.issuer,
      authorization_endpoint: `${identity.issuer}/auth`,
      token_endpoint: `${identity.issuer}/token`,
      userinfo_endpoint: `${identity.issuer}/me`,
      jwks_uri: `${identity.issuer}/jwks`,
      end_session_endpoint: `${identity.issuer}/session/end`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'profile', 'email'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    })
  })

  it('publishes no private part of its key', async () => {
    const { keys } = (await (await fetch(`${identity.issuer}/jwks`)).json()) as JSONWebKeySet
    expect(keys).toHaveLength(1)
    expect(keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' })
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(keys[0]).not.toHaveProperty(secret)
  })

  it('takes the host of its issuer from the options', async () => {
    const other = await startIdentityProvider({ port: 0, host: 'localhost', people, clients: [client] })
    expect(other.issuer).toMatch(/^http:\/\/localhost:\d+$/)
    const response = await fetch(`${other.issuer}/.well-known/openid-configuration`)
    const endpoints = { issuer: other.issuer, token_endpoint: `${other.issuer}/token` }
    expect(await response.json()).toMatchObject(endpoints)
    await other.close()
  })
})

describe('the sign-in page', () => {
  it('lists the people as buttons, escaped, with nothing from elsewhere', async () => {
    const browser = new TestBrowser()
    const { response } = await browser.follow(authorizationRequest(identity.issuer).url)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('<button name="subject" value="ada"><span class="name">Ada Lovelace</span>')
    expect(html).toContain('customer &lt;admin&gt;')
    expect(html).not.toMatch(/<script|https?:\/\//)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('puts whom login_hint means first', async () => {
    const { url } = authorizationRequest(identity.issuer, { login_hint: 'EVE@northwind.example' })
    const html = await (await new TestBrowser().follow(url)).response.text()
    expect(html).toContain('value="eve" autofocus')
    expect(html.indexOf('value="eve"')).toBeLessThan(html.indexOf('value="ada"'))
  })

  it('says so when it knows nobody by the hint', async () => {
    const { url } = authorizationRequest(identity.issuer, { login_hint: '<b>mallory' })
    const html = await (await new TestBrowser().follow(url)).response.text()
    expect(html).toContain('Nobody here is known as &lt;b&gt;mallory')
  })

  it('refuses a person it did not list', async () => {
    const browser = new TestBrowser()
    const page = await browser.follow(authorizationRequest(identity.issuer).url)
    expect((await browser.go(page.url, { subject: 'mallory' })).status).toBe(400)
  })

  it('belongs to the browser that asked', async () => {
    const page = await new TestBrowser().follow(authorizationRequest(identity.issuer).url)
    const response = await new TestBrowser().go(page.url, { subject: 'ada' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('This sign-in is over')
  })

  it('can be left, which the client hears of', async () => {
    const browser = new TestBrowser()
    const page = await browser.follow(authorizationRequest(identity.issuer).url)
    const { searchParams } = new URL((await browser.follow(page.url, { cancel: 'yes' })).url)
    expect(searchParams.get('error')).toBe('access_denied')
    expect(searchParams.get('state')).toBe('the state')
  })
})

describe('the code flow', () => {
  it.each(['basic', 'post'] as const)('ends in a signed ID token (secret by %s)', async (method) => {
    const before = Math.floor(Date.now() / 1_000)
    const signedIn = await signIn(new TestBrowser(), 'ada')
    expect(signedIn.isAsked).toBe(true)
    expect(`${signedIn.callback.origin}${signedIn.callback.pathname}`).toBe(redirectUri)
    expect(signedIn.callback.searchParams.get('state')).toBe('the state')
    expect(signedIn.callback.searchParams.get('iss')).toBe(identity.issuer)

    const tokens = await tokensOf(signedIn, method)
    const { payload, protectedHeader } = await verified(tokens.id_token)
    expect(protectedHeader.alg).toBe('RS256')
    expect(payload).toMatchObject({
      sub: 'ada',
      name: 'Ada Lovelace',
      email: 'ada@northwind.example',
      email_verified: true,
      nonce: 'the nonce',
    })
    expect(payload['auth_time']).toBeGreaterThanOrEqual(before)
    expect(payload).not.toHaveProperty('note')

    const headers = { authorization: `Bearer ${tokens.access_token}` }
    const userinfo = await fetch(`${identity.issuer}/me`, { headers })
    expect(await userinfo.json()).toMatchObject({ sub: 'ada', email: 'ada@northwind.example' })
  })

  it('says when an email address is not verified', async () => {
    const { id_token: idToken } = await tokensOf(await signIn(new TestBrowser(), 'eve'))
    expect((await verified(idToken)).payload).toMatchObject({ sub: 'eve', email_verified: false })
  })

  it('takes a code once', async () => {
    const signedIn = await signIn(new TestBrowser(), 'ada')
    await tokensOf(signedIn)
    const code = signedIn.callback.searchParams.get('code') ?? ''
    const again = await redeem(identity.issuer, { code, verifier: signedIn.verifier, method: 'basic' })
    expect(again.status).toBe(400)
    expect(await again.json()).toMatchObject({ error: 'invalid_grant' })
  })

  it.each([
    ['none', undefined],
    ['another', 'x'.repeat(43)],
  ])('refuses a code with %s for a verifier', async (_which, verifier) => {
    const { callback } = await signIn(new TestBrowser(), 'ada')
    const code = callback.searchParams.get('code') ?? ''
    const response = await redeem(identity.issuer, {
      code,
      method: 'basic',
      ...(verifier === undefined ? {} : { verifier }),
    })
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' })
  })

  it('refuses a wrong secret', async () => {
    const { callback, verifier } = await signIn(new TestBrowser(), 'ada')
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      client_id: client.clientId,
      client_secret: 'wrong',
    })
    const response = await fetch(`${identity.issuer}/token`, { method: 'POST', body })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: 'invalid_client' })
  })

  it('shows an error and redirects nowhere when the redirect URI is not registered', async () => {
    const { url } = authorizationRequest(identity.issuer, { redirect_uri: `${redirectUri}/elsewhere` })
    const response = await new TestBrowser().go(url)
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
    expect(await response.text()).toContain('invalid_redirect_uri')
  })

  it.each([
    ['without PKCE', { code_challenge: null, code_challenge_method: null }, 'invalid_request'],
    ['with PKCE in the plain', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for another flow', { response_type: 'id_token' }, 'unsupported_response_type'],
    ['without a page and without a session', { prompt: 'none' }, 'login_required'],
  ])('refuses a request %s', async (_which, changes, error) => {
    const { callback } = await signIn(new TestBrowser(), 'ada', changes)
    expect(new URLSearchParams(callback.search || callback.hash.slice(1)).get('error')).toBe(error)
  })
})

describe('a session', () => {
  it('is remembered, without a page', async () => {
    const browser = new TestBrowser()
    await signIn(browser, 'ada')
    expect((await signIn(browser, 'ada')).isAsked).toBe(false)
    const silent = await signIn(browser, 'ada', { prompt: 'none' })
    expect((await verified((await tokensOf(silent)).id_token)).payload.sub).toBe('ada')
  })

  it.each([
    ['prompt=login', { prompt: 'login' }],
    ['max_age=0', { max_age: '0' }],
    ['login_hint for somebody else', { login_hint: 'eve' }],
    ['login_hint for nobody', { login_hint: 'mallory' }],
  ])('does not spare the page with %s', async (_which, changes) => {
    const browser = new TestBrowser()
    await signIn(browser, 'ada')
    const again = await signIn(browser, 'ada', changes)
    expect(again.isAsked).toBe(true)
    expect((await verified((await tokensOf(again)).id_token)).payload.sub).toBe('ada')
  })

  it('does for a login_hint of the same person', async () => {
    const browser = new TestBrowser()
    await signIn(browser, 'ada')
    expect((await signIn(browser, 'ada', { login_hint: 'ada@northwind.example' })).isAsked).toBe(false)
  })

  it('answers max_age while it is young enough and asks again when it is not', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const start = Math.floor(Date.now() / 1_000)
    const browser = new TestBrowser()
    await signIn(browser, 'ada')

    vi.setSystemTime((start + 200) * 1_000)
    const young = await signIn(browser, 'ada', { max_age: '300' })
    expect(young.isAsked).toBe(false)
    expect((await verified((await tokensOf(young)).id_token)).payload['auth_time']).toBe(start)

    vi.setSystemTime((start + 400) * 1_000)
    expect((await signIn(browser, 'ada', { max_age: '300', prompt: 'none' })).callback.search).toContain(
      'error=login_required',
    )
    const old = await signIn(browser, 'ada', { max_age: '300' })
    expect(old.isAsked).toBe(true)
    expect((await verified((await tokensOf(old)).id_token)).payload['auth_time']).toBe(start + 400)
  })

  it('changes hands when another person is chosen', async () => {
    const browser = new TestBrowser()
    await signIn(browser, 'ada')
    const switched = await signIn(browser, 'eve', { prompt: 'login' })
    expect((await verified((await tokensOf(switched)).id_token)).payload.sub).toBe('eve')
    const silent = await signIn(browser, 'ada', { prompt: 'none' })
    expect((await verified((await tokensOf(silent)).id_token)).payload.sub).toBe('eve')
  })
})

describe('signing out', () => {
  const home = new URL('/', redirectUri).href
  const endSession = (parameters: Record<string, string>) =>
    `${identity.issuer}/session/end?${new URLSearchParams(parameters).toString()}`

  it('ends the session at once and leads back, by id_token_hint', async () => {
    const browser = new TestBrowser()
    const { id_token: hint } = await tokensOf(await signIn(browser, 'ada'))
    const request = { id_token_hint: hint, post_logout_redirect_uri: home, state: 'out' }
    const response = await browser.go(endSession(request))
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`${home}?state=out`)
    expect((await signIn(browser, 'ada')).isAsked).toBe(true)
  })

  it('does so by client_id, with or without a session', async () => {
    const browser = new TestBrowser()
    await signIn(browser, 'ada')
    const url = endSession({ client_id: client.clientId, post_logout_redirect_uri: home })
    expect((await browser.go(url)).headers.get('location')).toBe(home)
    expect((await browser.go(url)).headers.get('location')).toBe(home)
    expect((await signIn(browser, 'ada')).isAsked).toBe(true)
  })

  it('says so when nowhere else is named', async () => {
    const { response } = await new TestBrowser().follow(endSession({ client_id: client.clientId }))
    expect(await response.text()).toContain('You are signed out')
  })

  it('leads to registered addresses only, and keeps the session when refused', async () => {
    const browser = new TestBrowser()
    await signIn(browser, 'ada')
    const elsewhere = { client_id: client.clientId, post_logout_redirect_uri: 'http://evil.example/' }
    const response = await browser.go(endSession(elsewhere))
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
    expect((await signIn(browser, 'ada')).isAsked).toBe(false)
  })

  it('asks first when no client is named', async () => {
    const browser = new TestBrowser()
    await signIn(browser, 'ada')
    const response = await browser.go(endSession({ post_logout_redirect_uri: home }))
    expect(response.status).toBe(200)
    const html = await response.text()
    expect(html).toContain('Sign out?')
    expect((await signIn(browser, 'ada')).isAsked).toBe(false)
  })
})
