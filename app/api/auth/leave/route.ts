import { cookies } from 'next/headers'
import { noteCookie, noteName } from '#lib/auth/cookies.ts'
import { providerSignOutAddress } from '#lib/auth/provider-sign-out.ts'
import { ownSignIn } from '#lib/domain/sign-in.ts'

/**
 * The second half of signing out: our session is closed already; the provider's is closed here. Whose it was,
 * the first half left in the browser: an address alone sends nobody to a customer's provider.
 */
export async function GET(): Promise<Response> {
  const signInWith = (await cookies()).get(noteName('leaving'))?.value ?? ownSignIn
  return new Response(null, {
    status: 303,
    headers: {
      location: await providerSignOutAddress(signInWith),
      'set-cookie': noteCookie('leaving', null),
    },
  })
}
