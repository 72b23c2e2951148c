import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { disputeOutcomes } from '#lib/domain/enforcement/dispute.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { customerOfTermination } from './customer-of-termination.ts'
import { fetchTerminationForUpdate } from './fetch-termination.ts'
import { requireOverseer } from './overseer.ts'

export const answerDisputeInput = z.object({
  outcome: z.enum(disputeOutcomes),
  answer: z.string().trim().min(5, 'Say what you found. The customer reads it.').max(2000),
})
const input = answerDisputeInput.extend({ id: z.uuid() })

/** Answers "this was wrong", once: the stop was right, or it was a mistake of ours. The customer is told. */
export async function answerDispute(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const staff = requireStaffPermission(ctx, 'termination:oversee')
  const { name } = requireOverseer(staff)
  requireRecentSignIn(staff)
  const { id, outcome, answer } = input.parse(raw)
  const customerId = await customerOfTermination(ctx, id)
  const scoped = { ...staff, customerId }
  await customerWrite(scoped, async (tx) => {
    await fetchTerminationForUpdate(tx, customerId, id)
    const where = { customerId_id: { customerId, id } }
    const { disputedAt, disputeOutcome, safeguard } = await tx.termination.findUniqueOrThrow({ where })
    if (disputedAt === null) throw conflict('Nobody has said that this was wrong.')
    if (disputeOutcome !== null) throw conflict('This was answered already. Reload to see the answer.')
    await tx.termination.update({
      where,
      data: {
        disputeOutcome: outcome,
        disputeAnswer: answer,
        disputeAnsweredAt: new Date(),
        disputeAnsweredBy: name,
      },
    })
    await emitAudit(tx, scoped, {
      action: 'termination.answer_dispute',
      resourceType: 'termination',
      resourceId: id,
      details: { safeguard, outcome },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'termination.dispute_answered',
      resourceType: 'termination',
      resourceId: id,
      facts: { outcome },
    })
  })
}
