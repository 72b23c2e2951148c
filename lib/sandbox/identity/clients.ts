import type { ClientMetadata } from 'oidc-provider'

/** A web application that may send people here to sign in. */
export interface IdentityClient {
  clientId: string
  clientSecret: string
  /** Compared character by character. */
  redirectUris: readonly string[]
  /** Where a sign-out may lead. Left out: the root of each redirect URI's origin, with and without a slash. */
  postLogoutRedirectUris?: readonly string[] | undefined
}

/**
 * The registration oidc-provider wants. It takes one token endpoint method per client but accepts the secret
 * in the header and in the body alike for a client registered with either (its shared/client_auth.js).
 */
export function toClientMetadata(client: IdentityClient): ClientMetadata {
  return {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    redirect_uris: [...client.redirectUris],
    post_logout_redirect_uris: [...(client.postLogoutRedirectUris ?? rootsOf(client.redirectUris))],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: 'RS256',
    require_auth_time: true,
  }
}

function rootsOf(redirectUris: readonly string[]): string[] {
  const origins = new Set(redirectUris.map((uri) => new URL(uri).origin))
  return [...origins].flatMap((origin) => [origin, `${origin}/`])
}
