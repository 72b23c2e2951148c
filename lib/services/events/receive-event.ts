import type { Tx } from '#lib/db/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import type { TuningJobEvent } from '#lib/domain/enforcement/aws-event.ts'
import { eventChannel } from '#lib/jobs/told-events.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { forbidden, notFound } from '#lib/services/errors.ts'

/**
 * Stores an event and tells the workers of it, in one transaction and within milliseconds: from then on it is owed. The
 * same event again is known by its id and changes nothing. The event's account must be the key's. It joins the
 * customer's transaction in which the key was looked up, where there is one.
 */
// eslint-disable-next-line no-restricted-syntax -- the event's own row is its record; what is done about it is audited
export async function receiveEvent(
  ctx: Ctx,
  { accountId, event }: { accountId: string; event: TuningJobEvent },
  within?: Tx,
): Promise<'stored' | 'known'> {
  const scoped = requirePermission(ctx, 'event:receive')
  const { customerId } = scoped
  const { eventId, kind, region, jobName, creatorArn, at } = event
  const toldEvent = JSON.stringify({ customerId, accountId, eventId })
  const store = async (tx: Tx) => {
    const [told] = await tx.$queryRaw<{ awsAccountId: string; isStored: boolean }[]>`
      with account as (
        select aws_account_id from aws_account where customer_id = ${customerId}::uuid and id = ${accountId}::uuid
      ), stored as (
        insert into aws_event (customer_id, account_id, event_id, kind, region, job_name, creator_arn, at)
        select ${customerId}::uuid, ${accountId}::uuid, ${eventId}, ${kind}, ${region}, ${jobName}, ${creatorArn}, ${at}::timestamptz
        from account where aws_account_id = ${event.awsAccountId}
        on conflict do nothing returning event_id
      )
      select aws_account_id as "awsAccountId",
        (select count(pg_notify(${eventChannel}, ${toldEvent})) from stored) > 0 as "isStored" from account`
    if (!told) throw notFound()
    if (told.awsAccountId !== event.awsAccountId) throw forbidden('This key is not for that AWS account.')
    return told.isStored ? ('stored' as const) : ('known' as const)
  }
  return within === undefined ? customerWrite(scoped, store) : store(within)
}
