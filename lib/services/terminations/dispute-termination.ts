import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { fetchTerminationForUpdate } from './fetch-termination.ts'

export const disputeInput = z.object({
  reason: z.string().trim().min(3, 'Say what was wrong, in a few words.').max(500),
})
const input = disputeInput.extend({ id: z.string() })

/** Somebody of the customer says that a termination was wrong: support is told, tied to the rule that judged. */
export async function disputeTermination(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'termination:dispute')
  const { id, reason } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const { state, disputedAt } = await fetchTerminationForUpdate(tx, customerId, id)
    if (disputedAt !== null) return
    const { safeguard } = await tx.termination.update({
      where: { customerId_id: { customerId, id } },
      data: { disputedAt: new Date(), disputeReason: reason },
    })
    await emitAudit(tx, scoped, {
      action: 'termination.dispute',
      resourceType: 'termination',
      resourceId: id,
      details: { state, safeguard, reason },
    })
    await tell(tx, customerId, {
      audience: 'support',
      kind: 'termination.disputed',
      resourceType: 'termination',
      resourceId: id,
      facts: { safeguard },
    })
  })
}
