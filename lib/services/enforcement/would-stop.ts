import { createHash } from 'node:crypto'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import type { Reason } from '#lib/domain/safeguards/verdict.ts'

/**
 * Running tuning jobs (as `r`, with their verdicts as `v`) that fail the enforced safeguard, that no exclusion
 * excuses at the database's clock, and about which nothing final is decided: what enforcement would act on.
 */
export const wouldStopFrom = Prisma.sql`
  resource r
  join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id and v.safeguard = ${enforcedSafeguard}
    and v.status = 'failing'
  where r.closed_at is null and r.type = 'tuning-job' and r.aws_status = 'InProgress'
    and not exists (select from exclusion e where e.customer_id = r.customer_id and e.account_id = r.account_id
      and e.region = r.region and e.job_name = r.name and e.safeguard = ${enforcedSafeguard} and e.state = 'active'
      and e.starts_at <= clock_timestamp() and e.ends_at > clock_timestamp())
    and not exists (select from termination t where t.customer_id = r.customer_id and t.arn = r.arn
      and t.job_creation_time = r.creation_time and t.state not in ('observed', 'spared', 'held'))`

export interface WouldStopRow {
  resourceId: string
  jobName: string
  region: string
  createdAt: string
  /** The highest number of instances a definition asks for; null where AWS does not say. */
  instanceCount: number | null
  /** The first thing that is wrong, in a sentence. */
  why: string
}

export interface WouldStop {
  /** The first 200, oldest first. */
  rows: WouldStopRow[]
  total: number
  /** Stops of a backlog that go through at once; what is beyond them is held for support. */
  atOnce: number
  /** Names exactly this list: arming takes it, as the proof that it was shown. */
  hash: string
}

const shownRows = 200

interface FoundRow extends Omit<WouldStopRow, 'createdAt' | 'why'> {
  creationTime: Date
  reasons: Reason[]
}

/** What would be stopped in one account if it were armed and not paused at this moment. */
export async function readWouldStop(
  tx: Tx,
  { accountId, holdAbove }: { accountId: string; holdAbove: number },
): Promise<WouldStop> {
  const found = await tx.$queryRaw<FoundRow[]>`
    select r.id as "resourceId", r.name as "jobName", r.region, r.instance_count as "instanceCount",
      r.creation_time as "creationTime", v.reasons
    from ${wouldStopFrom} and r.account_id = ${accountId}::uuid order by r.creation_time, r.id`
  return {
    rows: found.slice(0, shownRows).map(({ creationTime, reasons, ...row }) => ({
      ...row,
      createdAt: creationTime.toISOString(),
      why:
        reasons.find(({ value }) => value !== true)?.message ?? 'Traffic between instances is not encrypted.',
    })),
    total: found.length,
    atOnce: Math.min(found.length, holdAbove),
    hash: createHash('sha256')
      .update(found.map(({ resourceId }) => resourceId).join())
      .digest('hex'),
  }
}
