import { timingSafeEqual } from 'node:crypto'
import { hashToken, identityDoor } from '#lib/db/doors.ts'

/** The account that a key was made for; null when it is unknown or revoked. */
export async function findEventSource(
  key: string,
): Promise<{ customerId: string; accountId: string } | null> {
  if (key.length < 20 || key.length > 200) return null
  const row = await identityDoor({ presentedToken: key }, (tx) =>
    tx.eventKey.findFirst({ where: { revokedAt: null } }),
  )
  if (!row || !timingSafeEqual(Buffer.from(row.keyHash), Buffer.from(hashToken(key)))) return null
  return { customerId: row.customerId, accountId: row.accountId }
}
