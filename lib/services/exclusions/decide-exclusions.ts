import { z } from 'zod'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { approveExclusion } from './approve-exclusion.ts'
import { requirePerson } from './decide.ts'
import { declineExclusion, declineInput } from './decline-exclusion.ts'
import type { DecisionResult } from './views.ts'

export const bulkInput = declineInput.extend({
  ids: z.array(z.uuid()).min(1).max(100, 'At most 100 at once.'),
  act: z.enum(['approve', 'decline']),
})

/** Decides up to a hundred requests alike, each by itself: one that is refused stops no other. */
export async function decideExclusions(
  ctx: Ctx,
  raw: z.input<typeof bulkInput>,
): Promise<{ results: DecisionResult[] }> {
  const staff = requireStaffPermission(ctx, 'exclusion:decide')
  requirePerson(staff)
  requireRecentSignIn(staff)
  const { ids, act, reason } = bulkInput.parse(raw)
  const decide = act === 'approve' ? approveExclusion : declineExclusion
  const results: DecisionResult[] = []
  for (const id of new Set(ids))
    try {
      const { state } = await decide(ctx, { id, reason })
      results.push({ id, isDone: true, state, problem: null })
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      results.push({ id, isDone: false, state: null, problem: error.message })
    }
  return { results }
}
