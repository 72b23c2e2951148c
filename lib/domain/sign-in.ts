import { whyNotSlug } from './customers.ts'

/** Where people sign in: the portal's own provider, or a customer's. Pure; what refuses also explains. */

/** The portal's own provider, as its addresses call it. */
export const ownSignIn: string = 'oidc'

/** A customer's provider, as addresses call it: `/api/auth/callback/at-northwind`. */
export function signInOf(slug: string): string {
  return `at-${slug}`
}

/** A customer's provider while it is tested: `/api/auth/signin/try-northwind`. It comes back to the other's address. */
export function trialOf(slug: string): string {
  return `try-${slug}`
}

/** Whose provider an address of a sign-in names; null for the portal's own and for what names nobody's. */
export function readSignIn(id: string): { slug: string; isTrial: boolean } | null {
  const [, kind, slug] = /^(at|try)-(.+)$/.exec(id) ?? []
  if (slug === undefined || whyNotSlug(slug) !== null) return null
  return { slug, isTrial: kind === 'try' }
}

/** The address that a customer's provider sends people back to: what its admin enters there. */
export function redirectAddress(portal: string, slug: string): string {
  return new URL(`/api/auth/callback/${signInOf(slug)}`, portal).href
}

/** Two spellings of one issuer: scheme and host ignore case, and a slash at the end changes nothing. */
export function sameIssuer(a: string, b: string): boolean {
  const bare = (issuer: string) => issuer.replace(/\/+$/, '').toLowerCase()
  return bare(a) === bare(b)
}

/** A customer's provider as far as it decides who may come in; null where it has none in force. */
export type ProviderInForce = { issuer: string; isRequired: boolean } | null

interface Signer {
  issuer: string
  /** The customer whose own provider vouches for them; null for the portal's own. */
  homeCustomerId: string | null
}

/**
 * Whether somebody's sign-in opens a customer. The trust boundary: whom a customer's provider vouches for gets
 * into that customer alone, and only while it is in force; the portal's own people get in unless the customer
 * takes nobody but its own provider's.
 */
export function opens(signer: Signer, customerId: string, provider: ProviderInForce): boolean {
  if (signer.homeCustomerId === null) return provider?.isRequired !== true
  return signer.homeCustomerId === customerId && provider?.issuer === signer.issuer
}

/**
 * The same for somebody who has to be able to come back. Support lifts a requirement where the provider broke:
 * from then on, until it is required again, its people can come in once they signed in with it since.
 */
export function comesIn(
  signer: Signer & { lastSignIn: Date },
  customerId: string,
  provider: ProviderInForce,
  liftedAt: Date | null,
): boolean {
  if (!opens(signer, customerId, provider)) return false
  if (liftedAt === null || provider?.isRequired || signer.homeCustomerId === null) return true
  return signer.lastSignIn > liftedAt
}

/** Why somebody's sign-in does not let them join a customer; null when it does. */
export function whyNotJoin(signer: Signer, customerId: string, provider: ProviderInForce): string | null {
  if (opens(signer, customerId, provider)) return null
  if (signer.homeCustomerId === null)
    return 'This customer takes only people who sign in with its own provider. Sign in with your organisation.'
  return 'You signed in with another organisation’s provider, which opens that organisation alone. Sign in another way.'
}

/** Why a customer's sign-in may not become so; null when it may. An admin must be able to come in afterwards. */
export function whyLockedOut(
  admins: readonly Signer[],
  customerId: string,
  provider: ProviderInForce,
): string | null {
  if (admins.some((admin) => opens(admin, customerId, provider))) return null
  return provider?.isRequired
    ? 'No admin signs in with your provider yet, so nobody could come back. Invite one to the address they have there, and let them accept.'
    : 'No admin could sign in any more. Make somebody an admin who signs in another way first.'
}
