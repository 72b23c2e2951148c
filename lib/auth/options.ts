import { cookies, headers } from 'next/headers'
import type { AuthOptions } from 'next-auth'
import { env } from '#lib/env.ts'
import { limits } from '#lib/domain/session-limits.ts'
import { log } from '#lib/log.ts'
import { discoveryAddress } from '#lib/openid.ts'
import { authCookies } from './cookies.ts'
import { actorOf, sessionTokenOf } from './current-actor.ts'
import { identityOf } from './identity-of.ts'
import { ownAddress } from './own-address.ts'
import type { SignInProvider } from './providers.ts'
import { closeSession, openSession } from './sessions.ts'
import { finishTrial } from './trials.ts'

/**
 * next-auth for one OpenID provider, with an address of its own to come back to: the portal's, chosen by
 * environment, or a customer's. Its cookie holds nothing but our session's token; whether that session stands is
 * asked of the database on every request.
 */
export function authOptions(provider: SignInProvider): AuthOptions {
  const settings = env()
  // next-auth takes its own address from here and from nowhere else.
  process.env.NEXTAUTH_URL = settings.PORTAL_URL
  return {
    secret: settings.AUTH_SECRET,
    useSecureCookies: new URL(settings.PORTAL_URL).protocol === 'https:',
    cookies: authCookies(provider.flow),
    session: { strategy: 'jwt', maxAge: limits.absoluteMs / 1000 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [
      {
        id: provider.id,
        name: 'OpenID Connect',
        type: 'oauth',
        issuer: provider.issuer,
        wellKnown: discoveryAddress(provider.issuer),
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        idToken: true,
        // openid-client gives up after 3.5 s by default, too soon for a provider under load.
        httpOptions: { timeout: 10_000 },
        checks: ['pkce', 'state', 'nonce'],
        // With max_age a provider must say when the person signed in (auth_time): OpenID Connect Core 3.1.2.1.
        authorization: { params: { scope: 'openid profile email', max_age: limits.absoluteMs / 1000 } },
        // next-auth wants an id and goes on without a word where there is none; identityOf() says who it is.
        profile: ({ sub }: { sub?: string }) => ({ id: sub || 'nobody' }),
      },
    ],
    callbacks: {
      jwt: async ({ token, account, profile }) => {
        if (!account || !profile) return token
        const identity = identityOf(profile, {
          issuer: provider.issuer,
          now: new Date(),
          trustsEmail: provider.trustsEmail,
          userAgent: (await headers()).get('user-agent') ?? '',
        })
        if (provider.trial === null)
          return { sid: await openSession(identity, provider.customer?.id ?? null) }
        // A test signs nobody in: the admin's own session goes on.
        const given = await cookies()
        await finishTrial(provider, identity, await actorOf(given, { isActivity: true }))
        return { sid: await sessionTokenOf(given) }
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => ownAddress(url, settings.PORTAL_URL),
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
