import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

let held: { isStopped: boolean; at: number } | undefined

/** How old the answer may be: the switch is thrown by people, and a stop takes longer than this. */
const freshMs = 1000

/** Whether the stop switch over the whole fleet is thrown. */
export async function isFleetStopped(ctx: Ctx): Promise<boolean> {
  requireStaffPermission(ctx, 'termination:carry_out')
  if (held && Date.now() - held.at < freshMs) return held.isStopped
  const thrown = await staffRead((tx) =>
    tx.fleetSwitch.findFirst({ where: { thrownAt: { not: null }, releasedAt: null }, select: { id: true } }),
  )
  held = { isStopped: thrown !== null, at: Date.now() }
  return held.isStopped
}
