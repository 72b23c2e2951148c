import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { reviewDecisions } from '#lib/domain/group/review.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { databaseNow, lockGroup } from './group-state.ts'
import { reasonInput, userIdInput } from './inputs.ts'
import { actorName } from './intend-change.ts'
import { readReview } from './review-view.ts'
import type { ReviewView } from './views.ts'

export const reviewItemInput = z.object({
  userIds: z.array(userIdInput).min(1).max(500),
  decision: z.enum(reviewDecisions),
  reason: reasonInput,
})
const input = reviewItemInput.extend({ id: z.string(), reviewId: z.uuid() })

/** Decides members of an open review: kept or removed, with a reason. Nobody is removed before it is finished. */
export async function recordReviewItem(ctx: Ctx, raw: z.input<typeof input>): Promise<ReviewView> {
  const scoped = requirePermission(ctx, 'group:change')
  const { id, reviewId, userIds, decision, reason } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    await lockGroup(tx, customerId, id)
    const review = await readReview(tx, { customerId, accountId: id, reviewId })
    if (review.finishedAt !== null) throw conflict('This review is finished and stays as it is.')
    const known = new Set(review.items.map(({ userId }) => userId))
    if (!userIds.every((userId) => known.has(userId))) throw notFound()
    const decidedAt = await databaseNow(tx)
    await tx.accessReviewItem.updateMany({
      where: { reviewId, userId: { in: userIds } },
      data: { decision, reason, decidedByName: actorName(scoped), decidedAt },
    })
    await emitAudit(tx, scoped, {
      action: decision === 'kept' ? 'group.keep_in_review' : 'group.remove_in_review',
      resourceType: 'access_review',
      resourceId: reviewId,
      details: { accountId: id, userIds },
    })
    return readReview(tx, { customerId, accountId: id, reviewId })
  })
}
