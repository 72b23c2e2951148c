import { readSignIn } from '#lib/domain/sign-in.ts'
import { env } from '#lib/env.ts'
import { discoverProvider, discoveryAddress } from '#lib/openid.ts'
import { findProviderInForce } from './providers.ts'

interface Leaving {
  clientId: string
  /** The provider's end of session, from its discovery document; null where it has none. */
  endSession: string | null
}

let own: Promise<string | null> | undefined

async function ownEndSession(): Promise<string | null> {
  const address = discoveryAddress(env().OIDC_ISSUER)
  const answer = await fetch(address, { signal: AbortSignal.timeout(5000) })
  const { end_session_endpoint: found } = (await answer.json()) as { end_session_endpoint?: unknown }
  return typeof found === 'string' ? found : null
}

async function leavingOf(signInWith: string): Promise<Leaving> {
  const named = readSignIn(signInWith)
  if (named !== null) {
    const provider = await findProviderInForce(named.slug)
    if (provider === null) return { clientId: '', endSession: null }
    const { endSession } = await discoverProvider(provider.issuer)
    return { clientId: provider.clientId, endSession }
  }
  own ??= ownEndSession()
  return { clientId: env().OIDC_CLIENT_ID, endSession: await own }
}

/**
 * Where a sign-out goes on to: the provider that the person signed in with, so that the next "Sign in" asks who
 * it is, and back to our own sign-in. OpenID Connect RP-Initiated Logout 1.0.
 */
export async function providerSignOutAddress(signInWith: string): Promise<string> {
  const ours = new URL('/sign-in', env().PORTAL_URL).href
  const { clientId, endSession } = await leavingOf(signInWith).catch((): Leaving => {
    own = undefined
    return { clientId: '', endSession: null }
  })
  if (endSession === null) return ours
  const address = new URL(endSession)
  address.searchParams.set('client_id', clientId)
  address.searchParams.set('post_logout_redirect_uri', ours)
  return address.href
}
