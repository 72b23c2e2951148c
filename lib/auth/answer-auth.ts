import { cookies } from 'next/headers'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { authCookies } from './cookies.ts'
import { sessionTokenOf } from './current-actor.ts'
import { closeSession } from './sessions.ts'

/** What our pages ask of next-auth. Its `_log` writes into our log whatever a stranger sends: not among them. */
const actions: readonly string[] = ['signin', 'signout', 'callback', 'csrf', 'providers', 'session', 'error']

/**
 * next-auth's answer, or a refusal of ours: unknown actions are not found, and what it throws (an error code
 * that no header can hold, a cookie of another secret) becomes the sign-in page with a word of what happened,
 * never a stack trace. Signing in anew ends the session that the browser had before.
 */
export async function answerAuth(
  { nextauth }: { nextauth: string[] },
  answer: () => Promise<Response>,
): Promise<Response> {
  const [action = '', provider, ...more] = nextauth
  if (!actions.includes(action) || !/^[\w-]{1,64}$/.test(provider ?? 'none') || more.length > 0)
    return new Response(null, { status: 404 })
  try {
    const before = action === 'callback' ? await sessionTokenOf(await cookies()) : null
    const response = await answer()
    const { name } = authCookies().sessionToken
    const isSignedIn = response.headers.getSetCookie().some((header) => header.startsWith(`${name}=ey`))
    if (before !== null && isSignedIn) await closeSession(before)
    return response
  } catch (error) {
    log.warn({ code: 'AUTH_THREW', name: error instanceof Error ? error.name : undefined }, 'sign-in failed')
    return new Response(null, {
      status: 302,
      headers: { location: new URL('/sign-in?error=Callback', env().PORTAL_URL).href },
    })
  }
}
