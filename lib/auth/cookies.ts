import { env } from '#lib/env.ts'

const isSecure = () => new URL(env().PORTAL_URL).protocol === 'https:'

/** Cookies ignore ports: over http on a developer's machine the port keeps two portals apart. */
function prefix(): string {
  const url = new URL(env().PORTAL_URL)
  return isSecure() ? '__Host-safeguards' : `safeguards-${url.port || '80'}`
}

/**
 * Every cookie of next-auth: host-only, for the whole site, and sent by no other site's form or script. What a
 * sign-in keeps while it is under way carries its `flow` in the name, so that the answer of another provider
 * finds nothing of it (RFC 9700 section 4.4, mix-up).
 */
export function authCookies(flow = '') {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const
  const name = prefix()
  const own = flow === '' ? name : `${name}.${flow}`
  const shortLived = { ...options, maxAge: 900 }
  return {
    sessionToken: { name: `${name}.session`, options },
    callbackUrl: { name: `${name}.callback`, options },
    csrfToken: { name: `${name}.csrf`, options },
    pkceCodeVerifier: { name: `${own}.pkce`, options: shortLived },
    state: { name: `${own}.state`, options: shortLived },
    nonce: { name: `${own}.nonce`, options: shortLived },
  }
}

/** Our own short notes in a browser: the test of a provider it is in, and whose provider a sign-out goes on to. */
export type Note = 'trial' | 'leaving'

export function noteName(note: Note): string {
  return `${prefix()}.${note}`
}

/** A `Set-Cookie` that leaves a note for ten minutes; null takes it away. */
export function noteCookie(note: Note, value: string | null): string {
  const life = value === null ? 0 : 600
  return [
    `${noteName(note)}=${value ?? ''}`,
    ...['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${life}`],
    ...(isSecure() ? ['Secure'] : []),
  ].join('; ')
}
