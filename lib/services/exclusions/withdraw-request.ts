import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { refusalOfRequestAct, stateAfter } from '#lib/domain/exclusions/request-states.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict, forbidden } from '#lib/services/errors.ts'
import { requestActor } from './actor.ts'
import { lockRequest, requestFacts } from './fetch-request.ts'
import { noteEvent } from './note-event.ts'

const input = z.object({ id: z.uuid() })

/** Takes a request back before it is decided, or throws a draft away. The record stays. */
export async function withdrawRequest(ctx: Ctx, raw: z.input<typeof input>): Promise<{ id: string }> {
  const scoped = requirePermission(ctx, 'exclusion:ask')
  const { id } = input.parse(raw)
  const { actor, customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const { request, now } = await lockRequest(tx, customerId, id)
    if (actor.kind !== 'person') throw forbidden('Only a person withdraws a request.')
    const refusal = refusalOfRequestAct(
      'withdraw',
      requestFacts(request),
      requestActor(actor, customerId),
      now,
    )
    if (refusal !== null) throw conflict(refusal)
    await tx.exclusionRequest.update({
      where: { customerId_id: { customerId, id } },
      data: { state: stateAfter('withdraw', request.state, false), decidedAt: now, respondBy: null },
    })
    await noteEvent(tx, scoped, { requestId: id, kind: 'withdraw', side: 'customer', at: now })
    await emitAudit(tx, scoped, {
      action: 'exclusion.withdraw',
      resourceType: 'exclusion_request',
      resourceId: id,
      details: { before: request.state, after: 'withdrawn' },
    })
    return { id }
  })
}
