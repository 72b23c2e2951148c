import { timingSafeEqual } from 'node:crypto'
import type { Tx } from '#lib/db/client.ts'
import { actAsCustomer, hashToken, identityDoor } from '#lib/db/doors.ts'

/** The account that a key was made for. */
export interface EventSource {
  customerId: string
  accountId: string
}

/**
 * Goes on as the customer whose account a key was made for, in the transaction that found the key: an event costs one.
 * Null, and nothing is done, when the key is unknown or revoked.
 */
export async function asEventSource<T>(
  key: string,
  act: (tx: Tx, source: EventSource) => Promise<T>,
): Promise<{ done: T } | null> {
  if (key.length < 20 || key.length > 200) return null
  return identityDoor({ presentedToken: key }, async (tx) => {
    const [found] = await tx.$queryRaw<(EventSource & { keyHash: string })[]>`
      select customer_id as "customerId", account_id as "accountId", key_hash as "keyHash"
      from event_key where revoked_at is null`
    if (!found || !timingSafeEqual(Buffer.from(found.keyHash), Buffer.from(hashToken(key)))) return null
    const { customerId, accountId } = found
    await actAsCustomer(tx, customerId)
    return { done: await act(tx, { customerId, accountId }) }
  })
}
