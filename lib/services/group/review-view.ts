import type { Tx } from '#lib/db/client.ts'
import type { UserMark } from '#lib/domain/group/marks.ts'
import { notFound } from '#lib/services/errors.ts'
import type { ReviewFacts } from './start-access-review.ts'
import type { ReviewView } from './views.ts'

/** A review of this account with its items, by name. */
export async function readReview(
  tx: Tx,
  { customerId, accountId, reviewId }: { customerId: string; accountId: string; reviewId: string },
): Promise<ReviewView> {
  const review = await tx.accessReview.findUnique({
    where: { customerId_id: { customerId, id: reviewId } },
    include: { items: { orderBy: { userName: 'asc' } } },
  })
  if (review?.accountId !== accountId) throw notFound()
  const ids = review.items.flatMap(({ changeId }) => changeId ?? [])
  const changes = new Map(
    (await tx.groupChange.findMany({ where: { id: { in: ids } } })).map(({ id, state }) => [id, state]),
  )
  return {
    ...{ id: review.id, startedByName: review.startedByName, finishedByName: review.finishedByName },
    startedAt: review.startedAt.toISOString(),
    finishedAt: review.finishedAt?.toISOString() ?? null,
    items: review.items.map((item) => {
      const facts = item.facts as unknown as ReviewFacts
      return {
        ...{ userId: item.userId, userName: item.userName, decision: item.decision, reason: item.reason },
        ...{ ...facts, marks: facts.marks as UserMark[], decidedByName: item.decidedByName },
        decidedAt: item.decidedAt?.toISOString() ?? null,
        changeState: item.changeId === null ? null : (changes.get(item.changeId) ?? null),
      }
    }),
  }
}
