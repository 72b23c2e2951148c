import { env } from '#lib/env.ts'

let endpoint: Promise<string | null> | undefined

/** The provider's end of session, from its discovery document; null where it has none or cannot be reached. */
async function endSessionEndpoint(): Promise<string | null> {
  const address = `${env().OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await fetch(address, { signal: AbortSignal.timeout(5000) })
  const { end_session_endpoint: found } = (await answer.json()) as { end_session_endpoint?: unknown }
  return typeof found === 'string' ? found : null
}

/**
 * Where a sign-out goes on to: the provider, so that the next "Sign in" asks who it is, and back to our own
 * sign-in. OpenID Connect RP-Initiated Logout 1.0.
 */
export async function providerSignOutAddress(): Promise<string> {
  const settings = env()
  const ours = new URL('/sign-in', settings.PORTAL_URL).href
  endpoint ??= endSessionEndpoint()
  const found = await endpoint.catch(() => {
    endpoint = undefined
    return null
  })
  if (found === null) return ours
  const address = new URL(found)
  address.searchParams.set('client_id', settings.OIDC_CLIENT_ID)
  address.searchParams.set('post_logout_redirect_uri', ours)
  return address.href
}
