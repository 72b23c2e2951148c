import { headers } from 'next/headers'
import type { AuthOptions } from 'next-auth'
import { env } from '#lib/env.ts'
import { limits } from '#lib/domain/session-limits.ts'
import { log } from '#lib/log.ts'
import { authCookies } from './cookies.ts'
import { closeSession, openSession } from './sessions.ts'

/** What we read of an ID token. openid-client has checked its signature, issuer, audience, nonce and times. */
interface Claims {
  iss?: string
  sub: string
  name?: string
  preferred_username?: string
  email?: string
  email_verified?: boolean
  auth_time?: number
}

/**
 * next-auth for any OpenID provider, chosen by environment alone. Its cookie holds nothing but our session's
 * token; whether that session stands is asked of the database on every request.
 */
export function authOptions(): AuthOptions {
  const settings = env()
  // next-auth takes its own address from here and from nowhere else.
  process.env.NEXTAUTH_URL = settings.PORTAL_URL
  return {
    secret: settings.AUTH_SECRET,
    useSecureCookies: new URL(settings.PORTAL_URL).protocol === 'https:',
    cookies: authCookies(),
    session: { strategy: 'jwt', maxAge: limits.absoluteMs / 1000 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [
      {
        id: 'oidc',
        name: 'OpenID Connect',
        type: 'oauth',
        issuer: settings.OIDC_ISSUER,
        wellKnown: `${settings.OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: settings.OIDC_CLIENT_ID,
        clientSecret: settings.OIDC_CLIENT_SECRET,
        idToken: true,
        // openid-client gives up after 3.5 s by default, too soon for a provider under load.
        httpOptions: { timeout: 10_000 },
        checks: ['pkce', 'state', 'nonce'],
        // With max_age a provider must say when the person signed in (auth_time): OpenID Connect Core 3.1.2.1.
        authorization: { params: { scope: 'openid profile email', max_age: limits.absoluteMs / 1000 } },
        profile: (claims: Claims) => ({ id: claims.sub }),
      },
    ],
    callbacks: {
      jwt: async ({ token, account, profile }) => {
        if (!account || !profile) return token
        const claims = profile as unknown as Claims
        const sid = await openSession({
          issuer: claims.iss ?? settings.OIDC_ISSUER,
          subject: claims.sub,
          name: claims.name ?? claims.preferred_username ?? claims.email ?? claims.sub,
          // An address that nobody verified is not shown as anybody's.
          email: claims.email_verified === false ? null : (claims.email ?? null),
          emailVerified: claims.email_verified === true || settings.OIDC_TRUST_EMAIL,
          userAgent: (await headers()).get('user-agent') ?? '',
          // A provider that does not say when counts as long ago: nothing that asks for a fresh sign-in passes.
          authenticatedAt: new Date((claims.auth_time ?? 0) * 1000),
        })
        return { sid }
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => {
        const target = new URL(url, settings.PORTAL_URL)
        return target.origin === new URL(settings.PORTAL_URL).origin ? target.href : settings.PORTAL_URL
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token.sid === 'string') await closeSession(token.sid)
      },
    },
    logger: {
      error: (code, metadata) =>
        log.warn({ code, name: metadata instanceof Error ? metadata.name : undefined }, 'sign-in failed'),
      warn: (code) => log.debug({ code }, 'next-auth warns'),
      debug: () => undefined,
    },
  }
}
