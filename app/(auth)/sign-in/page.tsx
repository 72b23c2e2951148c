import type { Metadata } from 'next'
import { findProviderInForce } from '#lib/auth/providers.ts'
import { readSignIn, signInOf } from '#lib/domain/sign-in.ts'
import { SignIn } from './_components/sign-in.tsx'
import { WhichOrganisation } from './_components/which-organisation.tsx'

export const metadata: Metadata = { title: 'Sign in' }

function first(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : (value?.[0] ?? null)
}

/** Only a path of this portal: what comes in the address must not lead elsewhere. */
function safePath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : '/'
}

/** The provider of the organisation at this short address, and where people go to sign in with it. */
async function organisationAt(slug: string) {
  if (readSignIn(signInOf(slug)) === null) return null
  const provider = await findProviderInForce(slug)
  return provider && { slug, signInWith: provider.id, host: new URL(provider.issuer).host }
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const given = await searchParams
  const callbackUrl = safePath(first(given.callbackUrl))
  const asked = first(given.organisation)?.trim().toLowerCase() ?? null
  if (asked === '') return <WhichOrganisation callbackUrl={callbackUrl} />
  // Whoever opens a customer's page is offered that customer's sign-in.
  const organisation = await organisationAt(asked ?? callbackUrl.split(/[/?#]/)[1] ?? '')
  const unknown = asked !== null && organisation === null ? 'NoProvider' : null
  return (
    <SignIn error={first(given.error) ?? unknown} callbackUrl={callbackUrl} organisation={organisation} />
  )
}
