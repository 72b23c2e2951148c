import { staffRead, staffWrite } from '#lib/db/doors.ts'
import { enqueueAll } from '#lib/jobs/enqueue.ts'
import { type Ctx, requireStaffPermission, systemContext } from '#lib/services/context.ts'
import { endMembership } from './end-membership.ts'
import { tellWhatIsDue } from './tell-what-is-due.ts'

interface Place {
  customerId: string
  accountId: string
}

const within = (customerId: string) => systemContext('group-schedule', ['group:carry_out'], customerId)

/**
 * What the clock asks for, over all customers: memberships that end, warnings, reviews, and groups to be
 * read. Returns how many memberships it ended.
 */
// eslint-disable-next-line no-restricted-syntax -- it writes the queue alone; each verb it calls audits its act
export async function doDueGroupWork(
  ctx: Ctx,
  { readEverySeconds }: { readEverySeconds: number },
): Promise<{ ended: number; reads: number }> {
  requireStaffPermission(ctx, 'group:carry_out')
  const ending = await staffRead(
    (tx) => tx.$queryRaw<(Place & { userId: string })[]>`
      select m.customer_id as "customerId", m.account_id as "accountId", m.user_id as "userId" from group_member m
      join aws_account a on a.customer_id = m.customer_id and a.id = m.account_id and a.status = 'connected'
      where m.ended_at is null and m.ends_at <= now() and not exists (
        select from group_change c where c.customer_id = m.customer_id and c.account_id = m.account_id
          and c.user_id = m.user_id and (c.state in ('intended', 'sent', 'unconfirmed')
            or (c.state = 'refused' and c.settled_at > now() - interval '10 minutes')))`,
  )
  let ended = 0
  for (const { customerId, ...member } of ending) if (await endMembership(within(customerId), member)) ended++
  const toTell = await staffRead(
    (tx) => tx.$queryRaw<Place[]>`
      select g.customer_id as "customerId", g.account_id as "accountId" from group_state g
      where exists (
        select from group_member m where m.customer_id = g.customer_id and m.account_id = g.account_id
          and m.ended_at is null and m.warned_at is null and m.ends_at < now() + interval '7 days')
        or (g.first_read_at is not null and not exists (
          select from access_review r where r.customer_id = g.customer_id and r.account_id = g.account_id
            and (r.finished_at is null or r.finished_at > now() - make_interval(days => g.review_every_days)))
          and g.first_read_at < now() - make_interval(days => g.review_every_days)
          and (g.review_told_at is null or g.review_told_at < now() - make_interval(days => g.review_every_days)))`,
  )
  for (const { customerId, accountId } of toTell) await tellWhatIsDue(within(customerId), { accountId })
  const due = await staffRead(
    (tx) => tx.$queryRaw<Place[]>`
      select a.customer_id as "customerId", a.id as "accountId" from aws_account a
      left join group_state g on g.customer_id = a.customer_id and g.account_id = a.id
      where a.status = 'connected'
        and (g.read_started_at is null or g.read_started_at < now() - make_interval(secs => ${readEverySeconds}))`,
  )
  if (due.length > 0)
    await staffWrite({}, (tx) =>
      enqueueAll(
        tx,
        'read-group',
        due.map((payload) => ({ payload, singletonKey: payload.accountId })),
      ),
    )
  return { ended, reads: due.length }
}
