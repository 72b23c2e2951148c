import { cookies } from 'next/headers'
import type { AuthOptions } from 'next-auth'
import { ownSignIn, readSignIn } from '#lib/domain/sign-in.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { withCustomersProvider } from '#lib/openid.ts'
import { authCookies, noteCookie, noteName } from './cookies.ts'
import { actorOf, sessionTokenOf } from './current-actor.ts'
import { authOptions } from './options.ts'
import { providerFor, type SignInProvider } from './providers.ts'
import { closeSession } from './sessions.ts'

/** What our pages ask of next-auth. Its `_log` writes into our log whatever a stranger sends: not among them. */
const actions: readonly string[] = ['signin', 'signout', 'callback', 'csrf', 'providers', 'session', 'error']

type Handle = (options: AuthOptions, nextauth: string[]) => Promise<Response>

const toSignIn = (error: string) =>
  new Response(null, {
    status: 302,
    headers: { location: new URL(`/sign-in?error=${error}`, env().PORTAL_URL).href },
  })

/** The test of a provider goes back to where it began, also when it failed. */
function endTrial(response: Response, slug: string): Response {
  const headers = new Headers(response.headers)
  headers.append('set-cookie', noteCookie('trial', null))
  const target = URL.parse(headers.get('location') ?? '', env().PORTAL_URL)
  if (target !== null && /^\/(sign-in$|api\/auth\/)/.test(target.pathname)) {
    const page = new URL(`/${slug}/settings/sign-in`, env().PORTAL_URL)
    page.searchParams.set('trial', target.searchParams.get('error') ?? 'Callback')
    headers.set('location', page.href)
  }
  return new Response(response.body, { status: response.status, headers })
}

async function answerWith(
  provider: SignInProvider,
  [action = '', id]: string[],
  handle: Handle,
): Promise<Response> {
  const given = await cookies()
  const before = action === 'callback' ? await sessionTokenOf(given) : null
  const leaver = action === 'signout' ? await actorOf(given, { isActivity: false }) : null
  const nextauth = id === undefined || provider.customer === null ? [action, id] : [action, provider.id]
  const answer = () =>
    handle(
      authOptions(provider),
      nextauth.filter((part) => part !== undefined),
    )
  const response = await (provider.customer === null ? answer() : withCustomersProvider(answer))
  const { name } = authCookies().sessionToken
  const isSignedIn = response.headers.getSetCookie().some((header) => header.startsWith(`${name}=ey`))
  if (before !== null && isSignedIn && provider.trial === null) await closeSession(before)
  if (leaver !== null) response.headers.append('set-cookie', noteCookie('leaving', leaver.signInWith))
  // A real sign-in ends the test that this browser may have been in.
  if (action === 'signin' && provider.trial === null && given.has(noteName('trial')))
    response.headers.append('set-cookie', noteCookie('trial', null))
  return action === 'callback' && provider.trial !== null && provider.customer !== null
    ? endTrial(response, provider.customer.slug)
    : response
}

/**
 * next-auth's answer for the provider that the address names, or a refusal of ours: unknown actions are not
 * found, and what it throws (an error code that no header can hold, a cookie of another secret) becomes the
 * sign-in page with a word of what happened, never a stack trace. Signing in anew ends the session that the
 * browser had before.
 */
export async function answerAuth(nextauth: string[], handle: Handle): Promise<Response> {
  const [action = '', id, ...more] = nextauth
  const isKnown = id === undefined || id === ownSignIn || readSignIn(id) !== null
  if (!actions.includes(action) || !isKnown || more.length > 0) return new Response(null, { status: 404 })
  try {
    const trial = (await cookies()).get(noteName('trial'))?.value ?? null
    const provider = await providerFor(action, id, trial)
    return provider === null ? toSignIn('NoProvider') : await answerWith(provider, nextauth, handle)
  } catch (error) {
    log.warn({ code: 'AUTH_THREW', name: error instanceof Error ? error.name : undefined }, 'sign-in failed')
    return toSignIn('Callback')
  }
}
