import { AsyncLocalStorage } from 'node:async_hooks'
import { custom, Issuer } from 'openid-client'
import { env } from './env.ts'
import { namesInnerHost, publicOnlyAgent } from './net-address.ts'

/** A provider that people cannot sign in with; the message says why, in words for whoever set it up. */
export class ProviderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ProviderError'
  }
}

const isCustomers = new AsyncLocalStorage<true>()
let isGuarded = false

/**
 * Runs what speaks to a provider that a customer named: discovery, keys and tokens come from public addresses
 * over TLS alone, whatever the provider's own documents name. On a demo's machine providers are neither. The
 * agent is openid-client's default for every provider and asks for each connection whose it is: next-auth
 * takes a provider's options apart, and an agent among them would not survive.
 */
export function withCustomersProvider<T>(act: () => Promise<T>): Promise<T> {
  if (!isGuarded && !env().SAFEGUARDS_DEMO) {
    custom.setHttpOptionsDefaults({
      agent: publicOnlyAgent({ applies: () => isCustomers.getStore() === true }),
      timeout: 10_000,
    })
    isGuarded = true
  }
  return isCustomers.run(true, act)
}

/** Where a provider says what it can, by OpenID Connect Discovery 1.0 section 4. */
export function discoveryAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
}

const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const

/** Why an address of a customer's provider cannot be used; null when it can. */
function whyNotAddress(value: unknown): string | null {
  const url = typeof value === 'string' ? URL.parse(value) : null
  if (url === null) return 'is missing or no address'
  if (env().SAFEGUARDS_DEMO) return null
  if (url.protocol !== 'https:') return 'must be https'
  if (url.username !== '' || url.password !== '') return 'holds a name or a password'
  return namesInnerHost(url) ? 'is inside a network' : null
}

/**
 * Reads a customer's provider's own description and checks that it is one we can use: it calls itself by the
 * issuer it was named by, and its addresses are public. Throws `ProviderError` with words for the admin.
 */
export async function discoverProvider(issuer: string): Promise<{ endSession: string | null }> {
  const itself = whyNotAddress(issuer)
  if (itself !== null) throw new ProviderError(`The issuer ${itself}.`)
  const found = await withCustomersProvider(() => Issuer.discover(discoveryAddress(issuer))).catch(
    (error: unknown) => {
      const { code } = error as { code?: unknown }
      if (code === 'EPRIVATE') throw new ProviderError('The issuer is inside a network.')
      throw new ProviderError(
        'Its discovery document could not be read. Check the issuer; we add /.well-known/openid-configuration to it.',
        { cause: error },
      )
    },
  )
  const { metadata } = found
  if (metadata.issuer !== issuer)
    throw new ProviderError(
      'It calls itself by another issuer. Enter exactly what its discovery document says.',
    )
  for (const name of endpoints) {
    const problem = whyNotAddress(metadata[name])
    if (problem !== null) throw new ProviderError(`Its ${name} ${problem}.`)
  }
  const { end_session_endpoint: endSession } = metadata
  return { endSession: whyNotAddress(endSession) === null ? (endSession ?? null) : null }
}
