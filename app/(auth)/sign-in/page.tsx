import type { Metadata } from 'next'
import { SignIn } from './_components/sign-in.tsx'

export const metadata: Metadata = { title: 'Sign in' }

function first(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : (value?.[0] ?? null)
}

/** Only a path of this portal: what comes in the address must not lead elsewhere. */
function safePath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : '/'
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { error, callbackUrl } = await searchParams
  return <SignIn error={first(error)} callbackUrl={safePath(first(callbackUrl))} />
}
