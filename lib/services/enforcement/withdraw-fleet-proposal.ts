import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { refusalOfSwitch, switchState } from '#lib/domain/enforcement/fleet-switch.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { lockSwitch, requireHand } from './fleet-switch-view.ts'

const input = z.object({ id: z.uuid() })

/** Takes back a standing proposal about the fleet-wide switch: anybody of support may, the proposer too. */
export async function withdrawFleetProposal(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const staff = requireStaffPermission(ctx, 'fleet:stop')
  const { personId } = requireHand(staff)
  requireRecentSignIn(staff)
  const { id } = input.parse(raw)
  await staffWrite({ personId }, async (tx) => {
    const { newest, now } = await lockSwitch(tx)
    if (newest?.id !== id) throw notFound()
    const turn = switchState(newest, now) === 'release_proposed' ? 'release' : 'stop'
    const refusal = refusalOfSwitch('withdraw', turn, { facts: newest, personId, now })
    if (refusal !== null) throw conflict(refusal)
    await tx.fleetSwitch.update({
      where: { id },
      data:
        turn === 'stop'
          ? { withdrawnBy: personId, withdrawnAt: now }
          : { releaseReason: null, releaseProposedBy: null, releaseProposedAt: null },
    })
    await emitAudit(
      tx,
      { ...staff, customerId: null },
      {
        action: `fleet.withdraw_${turn}`,
        resourceType: 'fleet_switch',
        resourceId: id,
        details: { proposedBy: turn === 'stop' ? newest.proposedBy : newest.releaseProposedBy },
      },
    )
  })
}
