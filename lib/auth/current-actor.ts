import { decode } from 'next-auth/jwt'
import { env } from '#lib/env.ts'
import type { PersonActor } from '#lib/services/context.ts'
import { authCookies } from './cookies.ts'
import { findActor } from './sessions.ts'

interface Cookies {
  get: (name: string) => { value: string } | undefined
}

/** Our session's token out of next-auth's cookie; null when there is none, or it is not of our making. */
export async function sessionTokenOf(cookies: Cookies): Promise<string | null> {
  const cookie = cookies.get(authCookies().sessionToken.name)?.value
  if (!cookie) return null
  const token = await decode({ token: cookie, secret: env().AUTH_SECRET }).catch(() => null)
  return typeof token?.sid === 'string' ? token.sid : null
}

/** The person behind a request's cookies; null when signed out. */
export async function actorOf(
  cookies: Cookies,
  options: { isActivity: boolean },
): Promise<PersonActor | null> {
  const token = await sessionTokenOf(cookies)
  return token === null ? null : findActor(token, options)
}
