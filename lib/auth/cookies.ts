import { env } from '#lib/env.ts'

/** Cookies ignore ports: over http on a developer's machine the port keeps two portals apart. */
function prefix(): string {
  const url = new URL(env().PORTAL_URL)
  return url.protocol === 'https:' ? '__Host-safeguards' : `safeguards-${url.port || '80'}`
}

/** Every cookie of next-auth: host-only, for the whole site, and sent by no other site's form or script. */
export function authCookies() {
  const isSecure = new URL(env().PORTAL_URL).protocol === 'https:'
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const
  const name = prefix()
  const shortLived = { ...options, maxAge: 900 }
  return {
    sessionToken: { name: `${name}.session`, options },
    callbackUrl: { name: `${name}.callback`, options },
    csrfToken: { name: `${name}.csrf`, options },
    pkceCodeVerifier: { name: `${name}.pkce`, options: shortLived },
    state: { name: `${name}.state`, options: shortLived },
    nonce: { name: `${name}.nonce`, options: shortLived },
  }
}
