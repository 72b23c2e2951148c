import { customerWrite } from '#lib/db/doors.ts'
import type { TuningJobEvent } from '#lib/domain/enforcement/aws-event.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { forbidden } from '#lib/services/errors.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'

/**
 * Stores an event and puts the look at its job on the queue, in one transaction and within milliseconds. The
 * same event again is known by its id and changes nothing. The event's account must be the key's.
 */
// eslint-disable-next-line no-restricted-syntax -- the event's own row is its record; what is done about it is audited
export async function receiveEvent(
  ctx: Ctx,
  { accountId, event }: { accountId: string; event: TuningJobEvent },
): Promise<'stored' | 'known'> {
  const scoped = requirePermission(ctx, 'event:receive')
  const { customerId } = scoped
  const { eventId, kind, region, jobName, creatorArn, at } = event
  return customerWrite(scoped, async (tx) => {
    const account = await fetchAccount(tx, customerId, accountId)
    if (account.awsAccountId !== event.awsAccountId) throw forbidden('This key is not for that AWS account.')
    const stored = await tx.awsEvent.createMany({
      data: [{ customerId, accountId, eventId, kind, region, jobName, creatorArn, at }],
      skipDuplicates: true,
    })
    if (stored.count === 0) return 'known'
    await enqueue(tx, 'handle-event', { customerId, accountId, eventId }, { priority: 5 })
    return 'stored'
  })
}
