import { decode } from 'next-auth/jwt'
import { env } from '#lib/env.ts'
import type { PersonActor } from '#lib/services/context.ts'
import { authCookies } from './cookies.ts'
import { findActor } from './sessions.ts'

/** The person behind a request's cookies; null when signed out. */
export async function actorOf(
  cookies: { get: (name: string) => { value: string } | undefined },
  options: { isActivity: boolean },
): Promise<PersonActor | null> {
  const cookie = cookies.get(authCookies().sessionToken.name)?.value
  if (!cookie) return null
  const token = await decode({ token: cookie, secret: env().AUTH_SECRET }).catch(() => null)
  return typeof token?.sid === 'string' ? findActor(token.sid, options) : null
}
