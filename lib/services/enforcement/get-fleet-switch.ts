import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { type FleetSwitchView, lapseOf, readTurns, turnView } from './fleet-switch-view.ts'
import { wouldStopFrom } from './would-stop.ts'

/** How many former turns are shown. */
const historyLength = 20

/** The fleet-wide switch: how it stands, by whom and why, and what a release would have stopped now. */
export async function getFleetSwitch(ctx: Ctx): Promise<FleetSwitchView> {
  const { actor } = requireStaffPermission(ctx, 'fleet:read')
  return staffRead(async (tx) => {
    const turns = await readTurns(tx, historyLength)
    const [newest] = turns
    const view = newest ? turnView(newest) : null
    const current = view !== null && view.state !== 'open' ? view : null
    const [counts] = await tx.$queryRaw<{ armed: number; jobs: number; customers: number; now: Date }[]>`
      select (select count(*)::int from aws_account where status = 'connected' and mode = 'armed') as armed,
        count(r.id)::int as jobs, count(distinct r.customer_id)::int as customers, clock_timestamp() as now
      from ${wouldStopFrom}
        and exists (select from aws_account a where a.customer_id = r.customer_id and a.id = r.account_id
          and a.status = 'connected' and a.mode = 'armed' and not coalesce(a.paused_until > clock_timestamp(), false))`
    const proposer =
      current?.state === 'stop_proposed'
        ? newest?.proposedBy
        : current?.state === 'release_proposed'
          ? newest?.releaseProposedBy
          : null
    return {
      state: view?.state ?? 'open',
      current,
      lapsesAt: newest ? (lapseOf(newest)?.toISOString() ?? null) : null,
      isMine: actor.kind === 'person' && proposer === actor.personId,
      armedAccounts: counts?.armed ?? 0,
      wouldStop: counts?.jobs ?? 0,
      wouldStopCustomers: counts?.customers ?? 0,
      history: turns.filter(({ id }) => id !== current?.id).map(turnView),
      now: (counts?.now ?? new Date()).toISOString(),
    }
  })
}
