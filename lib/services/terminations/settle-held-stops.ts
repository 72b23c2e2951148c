import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { customerOfTermination } from './customer-of-termination.ts'
import { requireOverseer } from './overseer.ts'
import { settle, settleInput } from './settle-held-stop.ts'

export const settleManyInput = settleInput.extend({
  ids: z.array(z.uuid()).min(1).max(100, 'At most 100 at once.'),
})

export interface SettleResult {
  id: string
  isDone: boolean
  problem: string | null
}

/** Releases or dismisses up to a hundred held stops, of any customers, each by itself: one that is refused stops no other. */
// eslint-disable-next-line no-restricted-syntax -- settle audits inside the transaction
export async function settleHeldStops(
  ctx: Ctx,
  raw: z.input<typeof settleManyInput>,
): Promise<{ results: SettleResult[] }> {
  const staff = requireStaffPermission(ctx, 'termination:oversee')
  requireOverseer(staff)
  requireRecentSignIn(staff)
  const { ids, ...answer } = settleManyInput.parse(raw)
  const results: SettleResult[] = []
  for (const id of new Set(ids))
    try {
      const scoped = { ...staff, customerId: await customerOfTermination(ctx, id) }
      await customerWrite(scoped, (tx) => settle(tx, scoped, { id, ...answer }))
      results.push({ id, isDone: true, problem: null })
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      results.push({ id, isDone: false, problem: error.message })
    }
  return { results }
}
