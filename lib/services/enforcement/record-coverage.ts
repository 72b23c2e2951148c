import { customerWrite, staffRead } from '#lib/db/doors.ts'
import { coverageOf, type CoverageFacts, type CoverageState } from '#lib/domain/enforcement/coverage.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { isFleetStopped } from './fleet-stopped.ts'

interface Row extends CoverageFacts {
  customerId: string
  accountId: string
  recorded: CoverageState | null
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
        exists (select from region_scan s where s.customer_id = a.customer_id and s.account_id = a.id
          and s.region = any(a.regions) and s.sweep_outcome = 'failed') as "isBlind",
        (select count(*) < cardinality(a.regions) from region_scan s where s.customer_id = a.customer_id
          and s.account_id = a.id and s.region = any(a.regions)
          and s.swept_at > clock_timestamp() - make_interval(secs => ${2 * given.sweepSeconds + 15})) as "isLate",
        (select count(*)::int from termination t where t.customer_id = a.customer_id and t.account_id = a.id
          and t.state = 'held') as "heldStops",
        (select c.state from coverage c where c.customer_id = a.customer_id and c.account_id = a.id
          and c.ended_at is null) as recorded
      from aws_account a where a.status <> 'pending'`,
  )
  let changed = 0
  for (const { customerId, accountId, recorded, ...facts } of rows) {
    const state = coverageOf({ ...facts, isPaused: facts.isPaused || isStopped })
    if (state === recorded) continue
    await customerWrite({ customerId }, async (tx) => {
      await tx.$executeRaw`update coverage set ended_at = now() where account_id = ${accountId}::uuid and ended_at is null`
      await tx.$executeRaw`insert into coverage (customer_id, account_id, started_at, state)
        values (${customerId}::uuid, ${accountId}::uuid, now(), ${state}) on conflict do nothing`
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
