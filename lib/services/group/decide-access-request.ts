import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { changeRefusal } from '#lib/domain/group/change-refusal.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict, forbidden, notFound } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { accessRequestRow } from './change-view.ts'
import { databaseNow, lockGroup, requireGroup } from './group-state.ts'
import { readUsers } from './group-users.ts'
import { reasonInput } from './inputs.ts'
import { actorName, actorPersonId, writeChanges } from './intend-change.ts'
import type { AccessRequestRow } from './views.ts'

export const decideRequestInput = z.object({
  decision: z.enum(['approved', 'declined']),
  reason: reasonInput,
})
const input = decideRequestInput.extend({ id: z.string(), requestId: z.uuid() })

/**
 * An admin decides somebody's request. An approval becomes a change like any other: where the customer asks
 * for a second admin, it waits for one.
 */
export async function decideAccessRequest(ctx: Ctx, raw: z.input<typeof input>): Promise<AccessRequestRow> {
  const scoped = requirePermission(ctx, 'group:change')
  requireRecentSignIn(scoped)
  const { id, requestId, decision, reason } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const locked = await lockGroup(tx, customerId, id)
    const where = { customerId_id: { customerId, id: requestId } }
    const asked = await tx.accessRequest.findUnique({ where })
    if (asked?.accountId !== id) throw notFound()
    if (asked.state !== 'asked') throw conflict('Somebody has decided this request already.')
    if (asked.requestedBy !== null && asked.requestedBy === actorPersonId(scoped))
      throw forbidden('You asked for this yourself, so another admin has to decide it.')
    const now = await databaseNow(tx)
    if (decision === 'approved') {
      requireGroup(locked)
      if (asked.endsAt !== null && asked.endsAt <= now)
        throw conflict('The end that was asked for has passed. Decline it, and have it asked anew.')
      const [user] = await readUsers(tx, id, [asked.userId])
      if (user === undefined) throw notFound()
      const refusal = changeRefusal('add', user)
      if (refusal !== null) throw conflict(refusal)
      await writeChanges(
        tx,
        scoped,
        {
          ...{ accountId: id, origin: 'request', reason: asked.reason, ticket: asked.ticket },
          ...{ endsAt: asked.endsAt, isWaiting: locked.group.requiresApproval },
        },
        [{ user, action: 'add' }],
      )
    }
    const decided = await tx.accessRequest.update({
      where,
      data: {
        ...{ state: decision, decidedAt: now },
        ...{ decidedByName: actorName(scoped), decisionReason: reason },
      },
    })
    await emitAudit(tx, scoped, {
      action: decision === 'approved' ? 'group.approve_request' : 'group.decline_request',
      resourceType: 'access_request',
      resourceId: requestId,
      details: { accountId: id, userId: asked.userId, userName: asked.userName },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'group.access_decided',
      resourceType: 'aws_account',
      resourceId: id,
      facts: { requestId, userName: asked.userName, decision },
    })
    return accessRequestRow(decided)
  })
}
