import { customerWrite, staffRead } from '#lib/db/doors.ts'
import {
  type CoverageCauses,
  type CoverageFacts,
  coverageOf,
  coverageReason,
  type CoverageState,
} from '#lib/domain/enforcement/coverage.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { isFleetStopped } from './fleet-stopped.ts'

interface Row extends Omit<CoverageFacts, 'isBlind' | 'isLate'>, Omit<CoverageCauses, 'isFleetStopped'> {
  customerId: string
  accountId: string
  recorded: CoverageState | null
  recordedReason: string | null
}

/**
 * Writes down, for each account whose state has changed, since when enforcement is in force there or why it is
 * not. One row a stretch; the open one is what holds now. Times are the database's.
 */
export async function recordCoverage(ctx: Ctx, given: { sweepSeconds: number }): Promise<number> {
  const scoped = requireStaffPermission(ctx, 'scan:run')
  const isStopped = await isFleetStopped(ctx)
  const rows = await staffRead(
    (tx) => tx.$queryRaw<Row[]>`
      select a.customer_id as "customerId", a.id as "accountId", a.status::text as status, a.mode::text as mode,
        coalesce(a.paused_until > clock_timestamp(), false) as "isPaused",
        a.pause_reason as "pauseReason",
        (select coalesce(jsonb_agg(jsonb_build_object('region', s.region,
            'action', coalesce((s.sweep_gaps -> 0 ->> 'service') || ':' || (s.sweep_gaps -> 0 ->> 'action'), 'sts:AssumeRole'),
            'error', coalesce(s.sweep_gaps -> 0 ->> 'error', 'an error')) order by s.region), '[]')
          from region_scan s where s.customer_id = a.customer_id and s.account_id = a.id
          and s.region = any(a.regions) and s.sweep_outcome = 'failed') as "blindRegions",
        array(select r from unnest(a.regions) r where not exists (select from region_scan s
          where s.customer_id = a.customer_id and s.account_id = a.id and s.region = r
          and s.swept_at > clock_timestamp() - make_interval(secs => ${2 * given.sweepSeconds + 15})) order by r) as "lateRegions",
        (select count(*)::int from termination t where t.customer_id = a.customer_id and t.account_id = a.id
          and t.state = 'held') as "heldStops",
        (select c.state from coverage c where c.customer_id = a.customer_id and c.account_id = a.id
          and c.ended_at is null) as recorded,
        (select c.reason from coverage c where c.customer_id = a.customer_id and c.account_id = a.id
          and c.ended_at is null) as "recordedReason"
      from aws_account a where a.status <> 'pending'`,
  )
  let changed = 0
  for (const { customerId, accountId, recorded, recordedReason, ...row } of rows) {
    const state = coverageOf({
      ...row,
      isPaused: row.isPaused || isStopped,
      isBlind: row.blindRegions.length > 0,
      isLate: row.lateRegions.length > 0,
    })
    const reason = coverageReason(state, { ...row, isFleetStopped: isStopped })
    if (state === recorded && reason === recordedReason) continue
    await customerWrite({ customerId }, async (tx) => {
      await tx.$executeRaw`update coverage set ended_at = now() where account_id = ${accountId}::uuid and ended_at is null`
      await tx.$executeRaw`insert into coverage (customer_id, account_id, started_at, state, reason)
        values (${customerId}::uuid, ${accountId}::uuid, now(), ${state}, ${reason}) on conflict do nothing`
      await emitAudit(
        tx,
        { ...scoped, customerId },
        {
          action: 'coverage.change',
          resourceType: 'aws_account',
          resourceId: accountId,
          details: { before: recorded, after: state },
        },
      )
    })
    changed++
  }
  return changed
}
