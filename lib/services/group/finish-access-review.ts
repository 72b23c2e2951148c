import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { changeRefusal } from '#lib/domain/group/change-refusal.ts'
import { finishRefusal } from '#lib/domain/group/review.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { databaseNow, lockGroup, requireGroup } from './group-state.ts'
import { readUsers } from './group-users.ts'
import { actorName, writeChanges } from './intend-change.ts'
import { readReview } from './review-view.ts'
import type { ReviewView } from './views.ts'

const input = z.object({ id: z.string(), reviewId: z.uuid() })

/**
 * Ends a review in which everybody is decided. Its removals become changes now; one who left meanwhile needs
 * none. A finished review does not change again, which the database sees to.
 */
export async function finishAccessReview(ctx: Ctx, raw: z.input<typeof input>): Promise<ReviewView> {
  const scoped = requirePermission(ctx, 'group:change')
  requireRecentSignIn(scoped)
  const { id, reviewId } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const locked = await lockGroup(tx, customerId, id)
    const review = await readReview(tx, { customerId, accountId: id, reviewId })
    if (review.finishedAt !== null) throw conflict('This review is finished already.')
    const refusal = finishRefusal(review.items)
    if (refusal !== null) throw conflict(refusal)
    const leaving = new Map(
      review.items
        .filter(({ decision }) => decision === 'removed')
        .map(({ userId, reason }) => [userId, reason ?? '']),
    )
    const users = await readUsers(tx, id, [...leaving.keys()])
    const toRemove = users.filter((user) => changeRefusal('remove', user) === null)
    if (toRemove.length > 0) requireGroup(locked)
    for (const user of toRemove) {
      const set = { accountId: id, origin: 'review' as const, ticket: null, endsAt: null }
      const reason = leaving.get(user.userId) ?? ''
      const isWaiting = locked.group.requiresApproval
      const [change] = await writeChanges(tx, scoped, { ...set, reason, isWaiting }, [
        { user, action: 'remove' },
      ])
      await tx.accessReviewItem.updateMany({
        where: { reviewId, userId: user.userId },
        data: { changeId: change?.id ?? null },
      })
    }
    await tx.accessReview.update({
      where: { customerId_id: { customerId, id: reviewId } },
      data: { finishedByName: actorName(scoped), finishedAt: await databaseNow(tx) },
    })
    const facts = { members: review.items.length, removed: leaving.size }
    await emitAudit(tx, scoped, {
      action: 'group.finish_review',
      resourceType: 'access_review',
      resourceId: reviewId,
      details: { accountId: id, ...facts },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'group.review_finished',
      resourceType: 'aws_account',
      resourceId: id,
      facts: { reviewId, ...facts },
    })
    return readReview(tx, { customerId, accountId: id, reviewId })
  })
}
