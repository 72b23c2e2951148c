import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { type RequestState, stateAfter } from '#lib/domain/exclusions/request-states.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { customerOfRequest } from './customer-of-request.ts'
import { lockForDecision, requirePerson } from './decide.ts'
import { noteEvent } from './note-event.ts'

export const questionInput = z.object({
  question: z.string().trim().min(5, 'Ask in a sentence or two.').max(2000),
})
const input = questionInput.extend({ id: z.uuid() })

/** Asks the customer before deciding. Support's clock stops; an earlier approver's word is asked for anew. */
export async function askInformation(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ id: string; state: RequestState }> {
  const staff = requireStaffPermission(ctx, 'exclusion:decide')
  const actor = requirePerson(staff)
  const { id, question } = input.parse(raw)
  const customerId = await customerOfRequest(ctx, id)
  const scoped = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    const { request, now } = await lockForDecision(tx, { actor, customerId, id, act: 'ask_information' })
    const state = stateAfter('ask_information', request.state, false)
    await tx.exclusionRequest.update({
      where: { customerId_id: { customerId, id } },
      data: {
        ...{ state, respondBy: null, endorsedBy: null, endorserName: null },
        ...{ grantedNames: [], grantedEndsAt: null },
        ...{ grantedNames: [], grantedEndsAt: null },
      },
    })
    await noteEvent(tx, scoped, {
      ...{ requestId: id, kind: 'ask_information', side: 'support', words: question, at: now },
    })
    await emitAudit(tx, scoped, {
      action: 'exclusion.ask_information',
      resourceType: 'exclusion_request',
      resourceId: id,
      details: { before: request.state, after: state },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'exclusion.information_asked',
      resourceType: 'exclusion_request',
      resourceId: id,
    })
    return { id, state }
  })
}
