import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { exclusionActRows, refusalOfExclusionAct } from '#lib/domain/exclusions/exclusion-states.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { actorName, sideIn } from './actor.ts'
import { lockExclusion } from './fetch-exclusion.ts'
import { noteEvent } from './note-event.ts'

export const revokeInput = z.object({ reason: z.string().trim().min(3, 'Say why, in a few words.').max(500) })
const input = revokeInput.extend({ id: z.uuid() })

/**
 * Ends an exclusion at once: by the customer's people or by support. It asks for no fresh sign-in, since a
 * safeguard coming back must not wait. The region is read again, and enforcement applies.
 */
export async function revokeExclusion(ctx: Ctx, raw: z.input<typeof input>): Promise<{ id: string }> {
  const scoped = requirePermission(ctx, 'exclusion:revoke')
  const { id, reason } = input.parse(raw)
  const { actor, customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const { exclusion, now } = await lockExclusion(tx, customerId, id)
    const refusal = refusalOfExclusionAct('revoke', exclusion, now)
    if (refusal !== null) throw conflict(refusal)
    await tx.exclusion.update({
      where: { customerId_id: { customerId, id } },
      data: {
        ...{ state: exclusionActRows.revoke.to, endedAt: now },
        ...{ endedByName: actorName(actor), endedBecause: reason },
      },
    })
    const { requestId, accountId, region } = exclusion
    const side = sideIn(actor, customerId)
    await noteEvent(tx, scoped, { requestId, exclusionId: id, kind: 'revoke', side, words: reason, at: now })
    await emitAudit(tx, scoped, {
      action: 'exclusion.revoke',
      resourceType: 'exclusion',
      resourceId: id,
      details: { before: exclusion.state, after: 'revoked', requestId },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'exclusion.revoked',
      resourceType: 'exclusion',
      resourceId: id,
      facts: { name: exclusion.jobName, region, side },
    })
    await enqueue(
      tx,
      'sweep-region',
      { customerId, accountId, region },
      { singletonKey: `${accountId}:${region}` },
    )
    return { id }
  })
}
