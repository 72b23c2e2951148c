import { staffRead } from '#lib/db/doors.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { type FleetSwitchView, lapseOf, readTurns, turnView } from './fleet-switch-view.ts'

/** How many former turns are shown. */
const historyLength = 20

/** The fleet-wide switch: how it stands, by whom and why, and what a release would have stopped now. */
export async function getFleetSwitch(ctx: Ctx): Promise<FleetSwitchView> {
  const { actor } = requireStaffPermission(ctx, 'fleet:stop')
  return staffRead(async (tx) => {
    const turns = await readTurns(tx, historyLength)
    const [newest] = turns
    const view = newest ? turnView(newest) : null
    const current = view !== null && view.state !== 'open' ? view : null
    const [counts] = await tx.$queryRaw<{ armed: number; jobs: number; customers: number; now: Date }[]>`
      select (select count(*)::int from aws_account where status = 'connected' and mode = 'armed') as armed,
        count(r.id)::int as jobs, count(distinct r.customer_id)::int as customers, clock_timestamp() as now
      from aws_account a
      join resource r on r.customer_id = a.customer_id and r.account_id = a.id and r.closed_at is null
        and r.type = 'tuning-job' and r.aws_status = 'InProgress'
      join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id and v.safeguard = ${enforcedSafeguard}
        and v.status = 'failing'
      where a.status = 'connected' and a.mode = 'armed' and not coalesce(a.paused_until > clock_timestamp(), false)
        and not exists (select from exclusion e where e.customer_id = r.customer_id and e.account_id = r.account_id
          and e.region = r.region and e.job_name = r.name and e.safeguard = ${enforcedSafeguard} and e.state = 'active'
          and e.starts_at <= clock_timestamp() and e.ends_at > clock_timestamp())
        and not exists (select from termination t where t.customer_id = r.customer_id and t.arn = r.arn
          and t.job_creation_time = r.creation_time and t.state in ('dismissed', 'stop_sent', 'stopped', 'ended'))`
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
