import type { Tx } from '#lib/db/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { enqueueAll } from '#lib/jobs/enqueue.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { type OwedFor, owedLongerThan } from './list-owed-events.ts'

/**
 * Gives the queue what is owed of a customer for longer than that: nobody was told of it, or whoever took it up has
 * died. Returns how many.
 */
// eslint-disable-next-line no-restricted-syntax -- it writes the queue alone; what is done about an event is audited
export async function handOverEvents(ctx: Ctx, owedFor: OwedFor): Promise<number> {
  const scoped = requirePermission(ctx, 'scan:run')
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const owed = await tx.$queryRaw<{ accountId: string; eventId: string }[]>`
      update aws_event set settled_at = clock_timestamp() where customer_id = ${customerId}::uuid and ${owedLongerThan(owedFor)}
      returning account_id as "accountId", event_id as "eventId"`
    await enqueueAll(
      tx,
      'handle-event',
      owed.map((each) => ({ payload: { customerId, ...each } })),
    )
    return owed.length
  })
}

/** Gives the queue one event, unless it is no longer owed. */
export async function handOver(
  tx: Tx,
  given: { customerId: string; accountId: string; eventId: string; startAfter: number },
): Promise<void> {
  const { startAfter, ...payload } = given
  const isOwed = await tx.$executeRaw`
    update aws_event set settled_at = clock_timestamp() where customer_id = ${payload.customerId}::uuid
      and account_id = ${payload.accountId}::uuid and event_id = ${payload.eventId} and settled_at is null`
  if (isOwed > 0) await enqueueAll(tx, 'handle-event', [{ payload, startAfter }])
}
