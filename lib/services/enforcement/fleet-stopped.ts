import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

/** What decisions need of the switch over the whole fleet. */
export interface Fleet {
  isStopped: boolean
  /** When it was last let go: jobs from before are a backlog. */
  releasedAt: Date | null
}

let held: { fleet: Fleet; at: number } | undefined

/** How old the answer may be: the switch is thrown by people, and a stop takes longer than this. */
const freshMs = 1000

/** How the stop switch over the whole fleet stands. */
export async function readFleet(ctx: Ctx): Promise<Fleet> {
  requireStaffPermission(ctx, 'termination:carry_out')
  if (held && Date.now() - held.at < freshMs) return held.fleet
  const [row] = await staffRead(
    (tx) => tx.$queryRaw<{ isStopped: boolean | null; releasedAt: Date | null }[]>`
      select bool_or(thrown_at is not null and released_at is null) as "isStopped", max(released_at) as "releasedAt"
      from fleet_switch`,
  )
  held = {
    fleet: { isStopped: row?.isStopped ?? false, releasedAt: row?.releasedAt ?? null },
    at: Date.now(),
  }
  return held.fleet
}

/** Whether the stop switch over the whole fleet is thrown. */
export async function isFleetStopped(ctx: Ctx): Promise<boolean> {
  return (await readFleet(ctx)).isStopped
}
