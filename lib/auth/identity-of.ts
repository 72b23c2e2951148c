import { z } from 'zod'
import type { Identity } from './sessions.ts'

/** Clocks of two machines differ; openid-client grants a token's end as much. */
const toleranceMs = 10_000

const text = z
  .string()
  .transform((value) =>
    value
      .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .trim()
      .slice(0, 200),
  )
  .optional()
  .catch(undefined)

// Core 2: a subject is at most 255 ASCII characters. Labels that are not text are left out, not refused.
const schema = z.object({
  iss: z.string(),
  sub: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[\x20-\x7e]+$/),
  iat: z.number(),
  auth_time: z.number().optional(),
  name: text,
  preferred_username: text,
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z.unknown().optional(),
})

/**
 * Who an ID token is about. openid-client has checked its signature, audience, nonce and end, and its issuer
 * against the provider's own discovery document; this checks what that leaves open. `issuer` is the one we are
 * configured with: a provider that calls itself by another's name must not speak for that other's people.
 * Throws on claims that say nobody, another issuer, or the future.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 */
export function identityOf(
  claims: unknown,
  {
    issuer,
    now,
    trustsEmail = false,
    userAgent = '',
  }: {
    issuer: string
    now: Date
    /** The provider verifies every address without saying so. */
    trustsEmail?: boolean
    userAgent?: string
  },
): Identity {
  const isVerified = (value: unknown) => value === true || (value === undefined && trustsEmail)
  const parsed = schema.safeParse(claims)
  if (!parsed.success)
    throw new Error(
      `ID token: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')} is not right`,
    )
  const { iss, sub, iat, auth_time, name, preferred_username, email, email_verified } = parsed.data
  if (iss !== issuer) throw new Error('ID token: not from the configured issuer')
  const latest = now.getTime() + toleranceMs
  if (iat * 1000 > latest) throw new Error('ID token: issued in the future')
  // A sign-in from the future would stay fresh for ever, and every act that asks for a fresh one would pass.
  if (auth_time !== undefined && auth_time * 1000 > latest)
    throw new Error('ID token: signed in in the future')
  return {
    issuer: iss,
    subject: sub,

    name: name || preferred_username || email || sub,
    // Only an address that the provider vouches for is anybody's.
    email: isVerified(email_verified) && email !== undefined ? email : null,
    emailVerified: isVerified(email_verified) && email !== undefined,
    userAgent,
    // A provider that does not say when counts as long ago: nothing that asks for a fresh sign-in passes.
    authenticatedAt: new Date(Math.min((auth_time ?? 0) * 1000, now.getTime())),
  }
}
