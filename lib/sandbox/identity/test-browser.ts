import { createHash, randomBytes } from 'node:crypto'

/** Just enough of a browser for tests: cookies by name and path, and redirects one at a time. No script. */
export class TestBrowser {
  readonly #cookies = new Map<string, { path: string; value: string }>()

  async go(url: string, form?: Record<string, string>): Promise<Response> {
    const { pathname } = new URL(url)
    const cookie = [...this.#cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
      body: form ? new URLSearchParams(form) : null,
    })
    for (const header of response.headers.getSetCookie()) this.#keep(header)
    return response
  }

  /** Goes on while the answers are redirects within the same origin. */
  async follow(url: string, form?: Record<string, string>): Promise<{ url: string; response: Response }> {
    const response = await this.go(url, form)
    const location = response.headers.get('location')
    if (location === null) return { url, response }
    const next = new URL(location, url)
    return next.origin === new URL(url).origin ? this.follow(next.href) : { url: next.href, response }
  }

  /** Takes a cookie as an answer's `Set-Cookie` gives it. */
  take(header: string): void {
    this.#keep(header)
  }

  /** Forgets the cookies whose names end so. */
  forget(ending: string): void {
    for (const name of this.#cookies.keys()) if (name.endsWith(ending)) this.#cookies.delete(name)
  }

  #keep(header: string): void {
    const [pair = '', ...attributes] = header.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice('path='.length) ?? '/'
    const isGone = attributes.some((attribute) => /^(expires=Thu, 01 Jan 1970|max-age=0$)/i.test(attribute))
    if (isGone) this.#cookies.delete(name)
    else this.#cookies.set(name, { path, value: pair.slice(name.length + 1) })
  }
}

export const redirectUri = 'http://localhost:4999/api/auth/callback/sandbox'
export const client = {
  clientId: 'portal',
  clientSecret: 's3cret+/=% of the portal',
  redirectUris: [redirectUri],
}

/** An authorization request as next-auth sends it, with `changes`; null leaves a parameter out. */
export function authorizationRequest(issuer: string, changes: Record<string, string | null> = {}) {
  const verifier = randomBytes(32).toString('base64url')
  const url = new URL('/auth', issuer)
  const parameters: Record<string, string | null> = {
    client_id: client.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'the state',
    nonce: 'the nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }
  for (const [name, value] of Object.entries(parameters))
    if (value !== null) url.searchParams.set(name, value)
  return { url: url.href, verifier }
}

/** Trades a code for tokens, with the secret in the header or in the body. */
export function redeem(
  issuer: string,
  { code, verifier, method }: { code: string; verifier?: string; method: 'basic' | 'post' },
): Promise<Response> {
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })
  if (verifier !== undefined) body.set('code_verifier', verifier)
  const headers = new Headers()
  if (method === 'basic') {
    const pair = [client.clientId, client.clientSecret].map(encodeURIComponent).join(':')
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`)
  } else {
    body.set('client_id', client.clientId)
    body.set('client_secret', client.clientSecret)
  }
  return fetch(new URL('/token', issuer), { method: 'POST', headers, body })
}
