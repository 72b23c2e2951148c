import { randomBytes } from 'node:crypto'
import { secretPrefix } from '#lib/delivery/post-webhook.ts'
import { seal, unseal } from '#lib/sealed.ts'

const purpose = 'webhook'

/** How long the former secret still signs after a rotation. */
export const formerSecretMs = 24 * 3_600_000

/** A new signing secret: 256 bits in the form of Standard Webhooks. */
export function makeSecret(): string {
  return `${secretPrefix}${randomBytes(32).toString('base64')}`
}

export function sealSecret(webhookId: string, secret: string): string {
  return seal(purpose, webhookId, secret)
}

/** The secrets that sign now, the newest first. */
export function secretsOf(
  webhook: { id: string; secret: string; formerSecret: string | null; formerUntil: Date | null },
  now: Date,
): string[] {
  const { id, secret, formerSecret, formerUntil } = webhook
  const isFormerValid = formerSecret !== null && formerUntil !== null && formerUntil > now
  return [secret, ...(isFormerValid ? [formerSecret] : [])].map((sealed) => unseal(purpose, id, sealed))
}
