import type { Tx } from '#lib/db/client.ts'
import type { StopFacts } from '#lib/domain/enforcement/decide-stop.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'

/** The decision's facts, and what the backlog guard needs besides. */
export interface LockedFacts extends StopFacts {
  armedAt: Date | null
  /** When the account's last pause ended; null while one lasts. */
  pauseEndedAt: Date | null
  holdAbove: number
}

/**
 * Before a decision, in a statement of its own: what excuses a job commits before this returns, or waits for
 * the decision to commit. The one that reads the facts would wait as well, but on what it saw before waiting.
 */
export async function lockForStop(tx: Tx, place: { customerId: string; accountId: string }): Promise<void> {
  await tx.$executeRaw`/* ahead */ select from aws_account
    where customer_id = ${place.customerId}::uuid and id = ${place.accountId}::uuid for share`
}

/** The other side: no stop in the account is decided while this transaction grants an excuse. */
export async function withholdStops(tx: Tx, place: { customerId: string; accountId: string }): Promise<void> {
  await tx.$executeRaw`/* ahead */ select from aws_account
    where customer_id = ${place.customerId}::uuid and id = ${place.accountId}::uuid for no key update`
}

/**
 * What a decision to stop rests on, read under locks: the account's row (so that a disarming waits for us or
 * we for it) and the resource's. Exclusions are asked of the database's clock at this very statement.
 */
export async function readStopFacts(
  tx: Tx,
  { customerId, resourceId }: { customerId: string; resourceId: string },
): Promise<LockedFacts | null> {
  const rows = await tx.$queryRaw<LockedFacts[]>`
    select v.status::text as verdict, r.aws_status as "awsStatus", a.status::text as "accountStatus", a.mode::text as mode,
      exists (
        select from exclusion e
        where e.customer_id = r.customer_id and e.account_id = r.account_id and e.region = r.region
          and e.job_name = r.name and e.safeguard = ${enforcedSafeguard} and e.state = 'active'
          and e.starts_at <= clock_timestamp() and e.ends_at > clock_timestamp()
      ) as "isExcluded",
      coalesce(a.paused_until > clock_timestamp(), false) as "isPaused",
      case when a.paused_until <= clock_timestamp() then a.paused_until end as "pauseEndedAt", a.armed_at as "armedAt", a.hold_above as "holdAbove"
    from resource r
    join aws_account a on a.customer_id = r.customer_id and a.id = r.account_id
    join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id and v.safeguard = ${enforcedSafeguard}
    where r.customer_id = ${customerId}::uuid and r.id = ${resourceId}::uuid
    for share of a for update of r`
  return rows[0] ?? null
}
