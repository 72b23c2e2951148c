import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { refusalOfSwitch, switchTurns } from '#lib/domain/enforcement/fleet-switch.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { lockSwitch, requireHand } from './fleet-switch-view.ts'

export const fleetProposal = z.object({
  turn: z.enum(switchTurns),
  reason: z.string().trim().min(5, 'Say why, in a few words. Customers are told that it happened.').max(500),
})

/**
 * Proposes to stop all stops over the whole fleet, or to release that. A second person confirms it within
 * an hour; until then nothing changes.
 */
export async function proposeFleetSwitch(
  ctx: Ctx,
  raw: z.input<typeof fleetProposal>,
): Promise<{ id: string }> {
  const staff = requireStaffPermission(ctx, 'fleet:stop')
  const { personId } = requireHand(staff)
  requireRecentSignIn(staff)
  const { turn, reason } = fleetProposal.parse(raw)
  return staffWrite({ personId }, async (tx) => {
    const { newest, now } = await lockSwitch(tx)
    const refusal = refusalOfSwitch('propose', turn, { facts: newest, personId, now })
    if (refusal !== null) throw conflict(refusal)
    const { id } =
      turn === 'stop'
        ? await tx.fleetSwitch.create({ data: { reason, proposedBy: personId, proposedAt: now } })
        : await tx.fleetSwitch.update({
            where: { id: newest?.id ?? '' },
            data: { releaseReason: reason, releaseProposedBy: personId, releaseProposedAt: now },
          })
    await emitAudit(
      tx,
      { ...staff, customerId: null },
      {
        action: `fleet.propose_${turn}`,
        resourceType: 'fleet_switch',
        resourceId: id,
        details: { reason },
      },
    )
    return { id }
  })
}
