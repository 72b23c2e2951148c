import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { warnBeforeMs } from '#lib/domain/group/change.ts'
import { nextReviewAt } from '#lib/domain/group/review.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { databaseNow, lockGroup } from './group-state.ts'

const input = z.object({ accountId: z.string() })

/** Tells admins, once each, of memberships that end within a week and of a review that is due. */
export async function tellWhatIsDue(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ endings: number; isReviewDue: boolean }> {
  const scoped = requirePermission(ctx, 'group:carry_out')
  const { accountId } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const { group } = await lockGroup(tx, customerId, accountId)
    const now = await databaseNow(tx)
    const about = { resourceType: 'aws_account', resourceId: accountId }
    const ending = await tx.$queryRaw<{ userName: string; endsAt: Date }[]>`
      update group_member set warned_at = clock_timestamp()
      where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and ended_at is null
        and warned_at is null and ends_at < ${new Date(now.getTime() + warnBeforeMs)}
      returning user_name as "userName", ends_at as "endsAt"`
    for (const { userName, endsAt } of ending)
      await tell(tx, customerId, {
        ...{ audience: 'admins', kind: 'group.ending', ...about },
        facts: { userName, endsAt: endsAt.toISOString() },
      })
    const last = await tx.accessReview.findFirst({
      where: { accountId },
      orderBy: { startedAt: 'desc' },
    })
    const { firstReadAt, reviewEveryDays: everyDays, reviewToldAt } = group
    const next = nextReviewAt({ lastFinishedAt: last?.finishedAt ?? null, firstReadAt, everyDays })
    const isUnderWay = last !== null && last.finishedAt === null
    const isReviewDue =
      !isUnderWay && next !== null && next <= now && (reviewToldAt === null || reviewToldAt < next)
    if (isReviewDue) {
      await tx.groupState.update({
        where: { customerId_accountId: { customerId, accountId } },
        data: { reviewToldAt: now },
      })
      await tell(tx, customerId, { audience: 'admins', kind: 'group.review_due', ...about })
    }
    if (ending.length > 0 || isReviewDue)
      await emitAudit(tx, scoped, {
        action: 'group.warn',
        ...about,
        details: { endings: ending.length, isReviewDue },
      })
    return { endings: ending.length, isReviewDue }
  })
}
