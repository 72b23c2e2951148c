import type { AwsAccount, RegionScan, ScanOutcome } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { noCounts, type StatusCounts } from '#lib/domain/safeguards/counts.ts'
import type { Gap, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import type { HomeRegion } from '#lib/services/customers/views.ts'
import { gapsOfScan } from '#lib/services/scans/gaps-of-scan.ts'
import type { GapView } from '#lib/services/scans/views.ts'

interface CountRow {
  status: VerdictStatus
  count: bigint
  excluded: bigint
}

/** Each account's regions: counts of resources, age, and what could not be read. */
export async function readRegionStates(
  tx: Tx,
  accounts: readonly Pick<AwsAccount, 'id' | 'regions'>[],
): Promise<Map<string, HomeRegion[]>> {
  const ids = accounts.map(({ id }) => id)
  const rows = await tx.$queryRaw<(CountRow & { accountId: string; region: string })[]>`
    select account_id as "accountId", region, status::text as status, count(*) as count,
      count(*) filter (where status = 'failing'
        and excluded_until(customer_id, account_id, region, type, name, failing) is not null) as excluded
    from resource where closed_at is null and account_id = any(${ids}::uuid[])
    group by account_id, region, status`
  const scans = await tx.regionScan.findMany({ where: { accountId: { in: ids } } })
  return new Map(
    accounts.map(({ id, regions }) => [
      id,
      regions.map((region): HomeRegion => {
        const scan = scans.find((entry) => entry.accountId === id && entry.region === region)
        return {
          region,
          counts: countsOf(rows.filter((row) => row.accountId === id && row.region === region)),
          lastCompleteAt: scan?.inventoryCompleteAt?.toISOString() ?? null,
          readAt:
            (scan?.inventoryOutcome === 'failed'
              ? scan.inventoryCompleteAt
              : scan?.inventoryAt
            )?.toISOString() ?? null,
          sweptAt: scan?.sweptAt?.toISOString() ?? null,
          outcome: outcomeOf(scan),
          gaps: gapsOfScan(scan).map(gapView),
        }
      }),
    ]),
  )
}

/** All resources of the customer that AWS lists: buckets too, which may lie where no account is read. */
export async function readCounts(tx: Tx): Promise<StatusCounts> {
  return countsOf(
    await tx.$queryRaw<CountRow[]>`
      select status::text as status, count(*) as count,
        count(*) filter (where status = 'failing'
          and excluded_until(customer_id, account_id, region, type, name, failing) is not null) as excluded
      from resource where closed_at is null group by status`,
  )
}

function countsOf(rows: readonly CountRow[]): StatusCounts {
  const counts = { ...noCounts }
  for (const { status, count, excluded } of rows) {
    counts[status] += Number(count)
    counts.excluded += Number(excluded)
    counts.total += Number(count)
  }
  return counts
}

const severity: Record<ScanOutcome, number> = { complete: 0, partial: 1, failed: 2, not_enabled: 3 }

/**
 * The worst of the readings; null before an inventory unless even the sweep failed. Buckets that could not be
 * read make it partial.
 */
function outcomeOf(scan: RegionScan | undefined): ScanOutcome | null {
  const { sweepOutcome = null, inventoryOutcome = null } = scan ?? {}
  if (inventoryOutcome === null) return sweepOutcome === 'failed' ? sweepOutcome : null
  const sweep = sweepOutcome ?? inventoryOutcome
  const worse = severity[sweep] > severity[inventoryOutcome] ? sweep : inventoryOutcome
  return worse === 'complete' && gapsOfScan(scan).length > 0 ? 'partial' : worse
}

function gapView({ service, action, region, error, message, count }: Gap): GapView {
  return { action: `${service}:${action}`, region, error, message, count }
}
