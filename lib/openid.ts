import { AsyncLocalStorage } from 'node:async_hooks'
import { Agent } from 'node:https'
import { isIP } from 'node:net'
import { custom, Issuer } from 'openid-client'
import { env } from './env.ts'
import { AddressRefused, isPublicAddress, problemOfAddress, publicLookup } from './net-address.ts'

/** A provider that people cannot sign in with; the message says why, in words for whoever set it up. */
export class ProviderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ProviderError'
  }
}

const isCustomers = new AsyncLocalStorage<true>()
let isGuarded = false

/** Connects to public addresses alone on behalf of customers' providers, judged where the socket is opened. */
function guardedAgent(): Agent {
  const agent = new Agent({ keepAlive: false })
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    if (isCustomers.getStore() !== true) return connect(options, callback)
    // A literal is connected to without a look-up.
    const host = options.host?.replace(/^\[|\]$/g, '') ?? ''
    if (isIP(host) !== 0 && !isPublicAddress(host)) throw new AddressRefused()
    return connect({ ...options, lookup: publicLookup({ allowsLoopback: false }) }, callback)
  }
  return agent
}

/**
 * Runs what speaks to a provider that a customer named: discovery, keys and tokens come from public addresses
 * over TLS alone, whatever the provider's own documents name. On a demo's machine providers are neither. The
 * agent is openid-client's default for every provider and asks for each connection whose it is: next-auth
 * takes a provider's options apart, and an agent among them would not survive.
 */
export function withCustomersProvider<T>(act: () => Promise<T>): Promise<T> {
  if (!isGuarded && !env().SAFEGUARDS_DEMO) {
    custom.setHttpOptionsDefaults({ agent: guardedAgent(), timeout: 10_000 })
    isGuarded = true
  }
  return isCustomers.run(true, act)
}

/** Where a provider says what it can, by OpenID Connect Discovery 1.0 section 4. */
export function discoveryAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
}

const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const

/** What is wrong with an address of a customer's provider; null when nothing is. */
function problemOf(value: unknown): string | null {
  return problemOfAddress(typeof value === 'string' ? value : '', { allowsLoopback: env().SAFEGUARDS_DEMO })
}

/**
 * Reads a customer's provider's own description and checks that it is one we can use: it calls itself by the
 * issuer it was named by, and its addresses are public. Throws `ProviderError` with words for the admin.
 */
export async function discoverProvider(issuer: string): Promise<{ endSession: string | null }> {
  const itself = problemOf(issuer)
  if (itself !== null) throw new ProviderError(itself)
  const found = await withCustomersProvider(() => Issuer.discover(discoveryAddress(issuer))).catch(
    (error: unknown) => {
      if (error instanceof AddressRefused)
        throw new ProviderError('It leads into a private network, which we do not call.')
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
    const problem = problemOf(metadata[name])
    if (problem !== null) throw new ProviderError(`Its ${name} cannot be used. ${problem}`)
  }
  const { end_session_endpoint: endSession } = metadata
  return { endSession: problemOf(endSession) === null ? (endSession ?? null) : null }
}
