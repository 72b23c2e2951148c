import { identityDoor } from '#lib/db/doors.ts'
import type { IdentityProvider } from '#lib/db/generated/client.ts'
import { ownSignIn, readSignIn, signInOf, trialOf } from '#lib/domain/sign-in.ts'
import { env } from '#lib/env.ts'
import { unseal } from '#lib/sealed.ts'
import { clientSecretPurpose } from '#lib/services/sign-in/client-secret.ts'

/** A provider that a sign-in may go through. */
export interface SignInProvider {
  /** As its addresses call it, the address it comes back to among them. */
  id: string
  issuer: string
  clientId: string
  clientSecret: string
  trustsEmail: boolean
  /** What its short-lived cookies are called by: what one sign-in began, no other provider's answer can end. */
  flow: string
  /** The customer whose own it is; null for the portal's. */
  customer: { id: string; slug: string } | null
  /** What the browser of an admin holds who tests it; null in a real sign-in. */
  trial: string | null
}

/** The portal's own provider, chosen by environment. */
export function ownProvider(): SignInProvider {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_TRUST_EMAIL } = env()
  return {
    id: ownSignIn,
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    trustsEmail: OIDC_TRUST_EMAIL,
    flow: '',
    customer: null,
    trial: null,
  }
}

function customersProvider(row: IdentityProvider, trial: string | null): SignInProvider {
  const { id, customerId, slug, issuer, clientId, clientSecret, trustsEmail } = row
  return {
    id: signInOf(slug),
    ...{ issuer, clientId, trustsEmail, trial },
    clientSecret: unseal(clientSecretPurpose, id, clientSecret),
    flow: trial === null ? signInOf(slug) : trialOf(slug),
    customer: { id: customerId, slug },
  }
}

/** A customer's provider in force, by the customer's address; null where there is none. */
export async function findProviderInForce(slug: string): Promise<SignInProvider | null> {
  const row = await identityDoor({ signInSlug: slug }, (tx) =>
    tx.identityProvider.findFirst({ where: { slug, enabledAt: { not: null }, endedAt: null } }),
  )
  return row && customersProvider(row, null)
}

/** The draft whose test a browser is in the middle of; null when it holds no such test, or it is over. */
export async function findTrial(slug: string, trial: string): Promise<SignInProvider | null> {
  const row = await identityDoor({ presentedToken: trial }, (tx) =>
    tx.identityProvider.findFirst({ where: { slug, endedAt: null, testedAt: null } }),
  )
  const isOpen = row !== null && row.trialEndsAt !== null && row.trialEndsAt > new Date()
  return isOpen ? customersProvider(row, trial) : null
}

/**
 * The provider that an address of a sign-in is about; null where there is none. A test comes back to the address
 * that real sign-ins come back to: there, the browser that holds a test is in the middle of that test.
 */
export async function providerFor(
  action: string,
  id: string | undefined,
  trial: string | null,
): Promise<SignInProvider | null> {
  if (id === undefined || id === ownSignIn || action === 'error') return ownProvider()
  const named = readSignIn(id)
  if (named === null) return null
  const isTrial = named.isTrial || (action === 'callback' && trial !== null)
  if (!isTrial) return findProviderInForce(named.slug)
  return trial === null ? null : findTrial(named.slug, trial)
}
