import { customerWrite, staffRead } from '#lib/db/doors.ts'
import { reviewEveryDays } from '#lib/domain/people.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireStaffPermission } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'

/** Those that fall due within a week of one another are told of together. */
const togetherDays = 7

/**
 * Tells each customer's admins that members are due for their review, once for those who fall due together. Answers
 * how many customers were told.
 */
export async function tellDueReviews(ctx: Ctx): Promise<number> {
  requireStaffPermission(ctx, 'member:remind')
  const due = await staffRead(
    (tx) => tx.$queryRaw<{ customerId: string; members: number }[]>`
      select m.customer_id as "customerId", count(*)::int as members
      from membership m join customer c on c.id = m.customer_id and c.closed_at is null
      where m.reviewed_at < now() - make_interval(days => ${reviewEveryDays})
      group by m.customer_id
      having not exists (
        select from notice n where n.customer_id = m.customer_id and n.kind = 'member.review_due'
          and n.at > least(max(m.reviewed_at) + make_interval(days => ${reviewEveryDays}), now() - make_interval(days => ${togetherDays})))`,
  )
  for (const { customerId, members } of due) {
    const scoped = requirePermission({ ...ctx, customerId }, 'member:remind')
    await customerWrite(scoped, async (tx) => {
      await tell(tx, customerId, {
        ...{ audience: 'admins', kind: 'member.review_due' },
        ...{ resourceType: 'customer', resourceId: customerId },
        facts: { members },
      })
      await emitAudit(tx, scoped, {
        action: 'member.remind',
        resourceType: 'customer',
        resourceId: customerId,
        details: { members },
      })
    })
  }
  return due.length
}
