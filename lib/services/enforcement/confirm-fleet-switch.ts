import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { refusalOfSwitch, switchTurns } from '#lib/domain/enforcement/fleet-switch.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { lockSwitch, requireHand } from './fleet-switch-view.ts'

export const fleetConfirmation = z.object({ turn: z.enum(switchTurns) })
const input = fleetConfirmation.extend({ id: z.uuid() })

/**
 * Throws or releases the fleet-wide switch: the second person, never the one who proposed it. Within a second
 * every worker obeys; customers are told by `announceFleetSwitch`.
 */
export async function confirmFleetSwitch(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const staff = requireStaffPermission(ctx, 'fleet:stop')
  const { personId } = requireHand(staff)
  requireRecentSignIn(staff)
  const { turn, id } = input.parse(raw)
  await staffWrite({ personId }, async (tx) => {
    const { newest, now } = await lockSwitch(tx)
    if (newest?.id !== id) throw notFound()
    const refusal = refusalOfSwitch('confirm', turn, { facts: newest, personId, now })
    if (refusal !== null) throw conflict(refusal)
    await tx.fleetSwitch.update({
      where: { id },
      data:
        turn === 'stop' ? { thrownBy: personId, thrownAt: now } : { releasedBy: personId, releasedAt: now },
    })
    await emitAudit(
      tx,
      { ...staff, customerId: null },
      {
        action: turn === 'stop' ? 'fleet.stop' : 'fleet.release',
        resourceType: 'fleet_switch',
        resourceId: id,
        details: {
          proposedBy: turn === 'stop' ? newest.proposedBy : newest.releaseProposedBy,
          reason: turn === 'stop' ? newest.reason : newest.releaseReason,
        },
      },
    )
  })
}
