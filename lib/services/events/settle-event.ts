import type { Tx } from '#lib/db/client.ts'

/** An event is no longer owed: its outcome, or the queue's job, is in this very transaction. */
export async function settleEvent(
  tx: Tx,
  { customerId, accountId, eventId }: { customerId: string; accountId: string; eventId: string },
): Promise<void> {
  await tx.$executeRaw`/* ahead */ update aws_event set settled_at = clock_timestamp()
    where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and event_id = ${eventId}
      and settled_at is null`
}
