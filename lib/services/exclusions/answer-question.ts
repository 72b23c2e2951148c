import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { lapsesAt, respondBy } from '#lib/domain/exclusions/limits.ts'
import { refusalOfRequestAct, stateAfter } from '#lib/domain/exclusions/request-states.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict, forbidden } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { requestActor } from './actor.ts'
import { lockRequest, requestFacts } from './fetch-request.ts'
import { noteEvent } from './note-event.ts'

export const answerInput = z.object({
  answer: z.string().trim().min(3, 'Answer in a sentence or two.').max(4000),
})
const input = answerInput.extend({ id: z.uuid() })

/** Answers what support asked. Support's clock starts again. */
export async function answerQuestion(ctx: Ctx, raw: z.input<typeof input>): Promise<{ id: string }> {
  const scoped = requirePermission(ctx, 'exclusion:ask')
  const { id, answer } = input.parse(raw)
  const { actor, customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const { request, now } = await lockRequest(tx, customerId, id)
    if (actor.kind !== 'person') throw forbidden('Only a person answers.')
    const refusal = refusalOfRequestAct('answer', requestFacts(request), requestActor(actor, customerId), now)
    if (refusal !== null) throw conflict(refusal)
    await tx.exclusionRequest.update({
      where: { customerId_id: { customerId, id } },
      data: {
        state: stateAfter('answer', request.state, false),
        respondBy: respondBy(now, request.isUrgent),
        isLateTold: false,
        lapsesAt: lapsesAt(now),
      },
    })
    await noteEvent(tx, scoped, { requestId: id, kind: 'answer', side: 'customer', words: answer, at: now })
    await emitAudit(tx, scoped, {
      action: 'exclusion.answer',
      resourceType: 'exclusion_request',
      resourceId: id,
      details: { before: request.state, after: 'requested' },
    })
    await tell(tx, customerId, {
      audience: 'support',
      kind: 'exclusion.answered',
      resourceType: 'exclusion_request',
      resourceId: id,
    })
    return { id }
  })
}
