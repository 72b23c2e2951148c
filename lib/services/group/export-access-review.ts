import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { markWords } from '#lib/domain/group/marks.ts'
import { accessReviewCsv } from '#lib/reports/access-review-csv.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readReview } from './review-view.ts'

const input = z.object({ id: z.string(), reviewId: z.uuid() })

const decisions = { kept: 'Kept', removed: 'Removed' } as const

/** A review as CSV: each member, what was known, what was decided, by whom and why, and what became of it. */
export async function exportAccessReview(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ fileName: string; csv: string }> {
  const scoped = requirePermission(ctx, 'group:read')
  const { id, reviewId } = input.parse(raw)
  const { customerId } = scoped
  return customerRead(scoped, async (tx) => {
    const account = await fetchAccount(tx, customerId, id)
    const review = await readReview(tx, { customerId, accountId: id, reviewId })
    const csv = accessReviewCsv(
      review.items.map((item) => ({
        ...{ user: item.userName, userId: item.userId, reason: item.reason ?? '' },
        marks: item.marks.map((mark) => markWords[mark].word).join('; '),
        lastUsed: item.isLastUseKnown ? (item.lastUsedAt ?? 'never') : 'not read',
        ...{ added: item.addedAt ?? '', addedBy: item.addedByName ?? '', ends: item.endsAt ?? '' },
        decision: item.decision === null ? '' : decisions[item.decision],
        ...{ decidedBy: item.decidedByName ?? '', decidedAt: item.decidedAt ?? '' },
        outcome: item.changeState ?? '',
      })),
    )
    const day = (review.finishedAt ?? review.startedAt).slice(0, 10)
    return { fileName: `access-review-${account.awsAccountId}-${day}.csv`, csv }
  })
}
