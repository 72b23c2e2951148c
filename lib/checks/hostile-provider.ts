import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'

export type Claims = Record<string, unknown>

/** What a hostile signer may reach for. */
export interface Tools {
  /** The key that the provider publishes, and its id. */
  key: CryptoKey
  kid: string
  /** The published key as PEM: what a confused verifier would take for an HMAC secret. */
  publicPem: string
  /** A key that was never published, or is no longer. */
  otherKey: CryptoKey
  clientSecret: string
}

export interface Answer {
  status?: number
  type?: string
  body: string
}

/** How the provider departs from the standard; what is left out is done right. */
export interface Behaviour {
  discovery?: (metadata: Record<string, unknown>) => Record<string, unknown>
  /** The parameters it sends the browser back with. */
  callback?: (parameters: URLSearchParams) => void
  claims?: (claims: Claims) => Claims
  sign?: (claims: Claims, tools: Tools) => Promise<string>
  token?: (right: Record<string, unknown>) => Answer
  jwks?: () => Answer
  /** Takes codes again, and without the verifier. */
  isCareless?: boolean
}

interface Grant {
  nonce: string | null
  challenge: string | null
}

const clientSecret = 'for tests alone'

function publicOf(jwk: Record<string, unknown>, kid: string): Record<string, unknown> {
  return { kty: jwk.kty, n: jwk.n, e: jwk.e, kid, use: 'sig', alg: 'RS256' }
}

/** Signs as a right provider does. */
export function signRight(claims: Claims, { key, kid }: Pick<Tools, 'key' | 'kid'>): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key)
}

/** No signature at all. */
export function unsigned(claims: Claims): Promise<string> {
  return Promise.resolve(new UnsecuredJWT(claims).encode())
}

/**
 * An OpenID provider over real sockets that signs whoever comes in as `ada`, and departs from the standard
 * wherever it is told to. For tests of what the portal refuses.
 */
export class HostileProvider {
  readonly issuer: string
  behaviour: Behaviour = {}
  readonly #server: ReturnType<typeof createServer>
  readonly #tools: Tools
  readonly #published: Record<string, unknown>
  readonly #grants = new Map<string, Grant>()

  private constructor(
    server: ReturnType<typeof createServer>,
    tools: Tools,
    published: Record<string, unknown>,
  ) {
    this.#server = server
    this.#tools = tools
    this.#published = published
    this.issuer = `http://localhost:${(server.address() as AddressInfo).port}`
    server.on('request', (request, response) => {
      this.#answer(request, response).catch(() => response.writeHead(500).end())
    })
  }

  static async start(): Promise<HostileProvider> {
    const pair = await generateKeyPair('RS256', { extractable: true })
    const other = await generateKeyPair('RS256')
    const kid = randomUUID()
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new HostileProvider(
      server,
      {
        key: pair.privateKey,
        kid,
        publicPem: await exportSPKI(pair.publicKey),
        otherKey: other.privateKey,
        clientSecret,
      },
      publicOf({ ...(await exportJWK(pair.publicKey)) }, kid),
    )
  }

  /** Lets the process end while it still listens. */
  unref(): void {
    this.#server.unref()
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer)
    const send = ({ status = 200, type = 'application/json', body }: Answer) =>
      response.writeHead(status, { 'content-type': type }).end(body)
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return void send({ body: JSON.stringify(this.#discovery()) })
      case '/jwks':
        return void send(this.behaviour.jwks?.() ?? { body: JSON.stringify({ keys: [this.#published] }) })
      case '/auth':
        return void response.writeHead(302, { location: this.#authorize(url.searchParams) }).end()
      case '/token':
        return void send(await this.#redeem(new URLSearchParams(await text(request))))
      default:
        return void send({ status: 404, body: '{}' })
    }
  }

  #discovery(): Record<string, unknown> {
    const { issuer } = this
    const right = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    }
    return this.behaviour.discovery?.(right) ?? right
  }

  #authorize(query: URLSearchParams): string {
    const code = randomUUID()
    this.#grants.set(code, { nonce: query.get('nonce'), challenge: query.get('code_challenge') })
    const back = new URL(query.get('redirect_uri') ?? this.issuer)
    const parameters = new URLSearchParams({ code, state: query.get('state') ?? '', iss: this.issuer })
    this.behaviour.callback?.(parameters)
    back.search = parameters.toString()
    return back.href
  }

  async #redeem(form: URLSearchParams): Promise<Answer> {
    const code = form.get('code') ?? ''
    const grant = this.#grants.get(code)
    const verifier = form.get('code_verifier') ?? ''
    const isProved = createHash('sha256').update(verifier).digest('base64url') === grant?.challenge
    if (!grant || (!isProved && !this.behaviour.isCareless))
      return { status: 400, body: JSON.stringify({ error: 'invalid_grant' }) }
    if (!this.behaviour.isCareless) this.#grants.delete(code)
    const seconds = Math.floor(Date.now() / 1000)
    const right: Claims = {
      iss: this.issuer,
      sub: 'ada',
      aud: 'safeguards-portal',
      iat: seconds,
      exp: seconds + 300,
      auth_time: seconds,
      nonce: grant.nonce,
      name: 'Ada Lovelace',
      email: 'ada@northwind.example',
      email_verified: true,
    }
    const claims = this.behaviour.claims?.(right) ?? right
    const idToken = await (this.behaviour.sign ?? signRight)(claims, this.#tools)
    const answer = { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken }
    return this.behaviour.token?.(answer) ?? { body: JSON.stringify(answer) }
  }
}
