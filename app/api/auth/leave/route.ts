import { providerSignOutAddress } from '#lib/auth/provider-sign-out.ts'

/** The second half of signing out: our session is closed already; the provider's is closed here. */
export async function GET(): Promise<Response> {
  return new Response(null, { status: 303, headers: { location: await providerSignOutAddress() } })
}
