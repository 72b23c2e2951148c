import type { KoaContextWithOIDC } from 'oidc-provider'

export const scopes = ['openid', 'profile', 'email'] as const

/** The grant consent would have made: all our scopes, at once, for whoever is signed in. */
export async function grantAll(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const knownId = session.grantIdFor(client.clientId)
  const known = knownId ? await provider.Grant.find(knownId) : undefined
  if (known) return known
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope(scopes.join(' '))
  await grant.save()
  return grant
}
