import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { type RequestState, stateAfter } from '#lib/domain/exclusions/request-states.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { customerOfRequest } from './customer-of-request.ts'
import { lockForDecision, requirePerson } from './decide.ts'
import { noteEvent } from './note-event.ts'

export const declineInput = z.object({
  reason: z.string().trim().min(5, 'Say why. The customer reads it.').max(2000),
})
const input = declineInput.extend({ id: z.uuid() })

/** Declines a request, with a reason that the customer reads. */
export async function declineExclusion(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ id: string; state: RequestState }> {
  const staff = requireStaffPermission(ctx, 'exclusion:decide')
  const actor = requirePerson(staff)
  requireRecentSignIn(staff)
  const { id, reason } = input.parse(raw)
  const customerId = await customerOfRequest(ctx, id)
  const scoped = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    const { request, now } = await lockForDecision(tx, { actor, customerId, id, act: 'decline' })
    const state = stateAfter('decline', request.state, false)
    await tx.exclusionRequest.update({
      where: { customerId_id: { customerId, id } },
      data: {
        ...{ state, decidedBy: actor.personId, deciderName: actor.name, decidedAt: now },
        ...{ decisionReason: reason, respondBy: null },
      },
    })
    await noteEvent(tx, scoped, { requestId: id, kind: 'decline', side: 'support', words: reason, at: now })
    await emitAudit(tx, scoped, {
      action: 'exclusion.decline',
      resourceType: 'exclusion_request',
      resourceId: id,
      details: { before: request.state, after: state },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'exclusion.declined',
      resourceType: 'exclusion_request',
      resourceId: id,
    })
    return { id, state }
  })
}
