import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readReview } from './review-view.ts'
import type { ReviewView } from './views.ts'

const input = z.object({ id: z.string(), reviewId: z.uuid() })

/** One review: each member with what was known of them, what was decided, and what became of a removal. */
export async function getAccessReview(ctx: Ctx, raw: z.input<typeof input>): Promise<ReviewView> {
  const scoped = requirePermission(ctx, 'group:read')
  const { id, reviewId } = input.parse(raw)
  const { customerId } = scoped
  return customerRead(scoped, async (tx) => {
    await fetchAccount(tx, customerId, id)
    return readReview(tx, { customerId, accountId: id, reviewId })
  })
}
