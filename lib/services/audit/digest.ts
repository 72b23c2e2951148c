import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import * as fs from 'node:fs'
import { z } from 'zod'
import { env } from '#lib/env.ts'

/** Why a digest was made. */
export const digestPurposes = ['hour', 'export', 'report'] as const
export type DigestPurpose = (typeof digestPurposes)[number]

/** A signed statement: this customer's trail, as far as row `seq`, ends in `hash`. Digests are a chain of their own. */
export const digestShape = z.object({
  kind: z.literal('digest'),
  format: z.literal(1),
  customerId: z.uuid(),
  /** 1, 2, 3 …: a missing one shows. */
  number: z.int().min(1),
  purpose: z.enum(digestPurposes),
  /** The export or report it was made for; empty for the hour's. */
  subject: z.string(),
  /** The time of row `seq`. */
  at: z.string(),
  seq: z.int().min(1),
  hash: z.string(),
  /** The hash of the digest before; empty for the first. */
  previous: z.string(),
  keyId: z.string(),
  /** Ed25519, base64. */
  signature: z.string(),
})
export type Digest = z.infer<typeof digestShape>
export type UnsignedDigest = Omit<Digest, 'signature' | 'keyId' | 'kind' | 'format'>

/** The bytes that are signed: the fields in one fixed order. */
function textOf(digest: Omit<Digest, 'signature'>): Buffer {
  const { format, customerId, number, purpose, subject, at, seq, hash, previous, keyId } = digest
  return Buffer.from(
    JSON.stringify([format, customerId, number, purpose, subject, at, seq, hash, previous, keyId]),
    'utf8',
  )
}

export function hashOfDigest(digest: Digest): string {
  return createHash('sha256').update(textOf(digest)).digest('hex')
}

/** Names a key by its public half. */
export function keyIdOf(key: KeyObject): string {
  const der = (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

export function signDigest(unsigned: UnsignedDigest, key: KeyObject): Digest {
  const digest = { kind: 'digest' as const, format: 1 as const, ...unsigned, keyId: keyIdOf(key) }
  return { ...digest, signature: sign(null, textOf(digest), key).toString('base64') }
}

export function isSignedBy(digest: Digest, publicKey: KeyObject): boolean {
  return verify(null, textOf(digest), publicKey, Buffer.from(digest.signature, 'base64'))
}

let cached: { key: KeyObject | null } | undefined

/** The signing key from the environment or its file; null where none is set. */
export function signingKey(): KeyObject | null {
  if (cached) return cached.key
  const { AUDIT_SIGNING_KEY, AUDIT_SIGNING_KEY_FILE } = env()
  const pem =
    AUDIT_SIGNING_KEY?.replaceAll('\\n', '\n') ??
    (AUDIT_SIGNING_KEY_FILE === undefined ? undefined : fs.readFileSync(AUDIT_SIGNING_KEY_FILE, 'utf8'))
  const key = pem === undefined ? null : createPrivateKey(pem)
  if (key !== null && key.asymmetricKeyType !== 'ed25519')
    throw new Error(
      'AUDIT_SIGNING_KEY is not an Ed25519 key. Make one with: openssl genpkey -algorithm ed25519',
    )
  cached = { key }
  return key
}

export function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
}
