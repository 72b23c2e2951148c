import type { Tx } from '#lib/db/client.ts'
import type { Excuse } from './views.ts'

/** Who excused some failing resources, and why, by resource: of several exclusions, the one that ends first. */
export async function readExcuses(tx: Tx, ids: readonly string[]): Promise<Map<string, Excuse>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<(Excuse & { id: string })[]>`
    select distinct on (r.id) r.id, q.requester_name as "askedBy", q.decider_name as "approvedBy", q.reason as because
    from resource r
    join exclusion e on e.customer_id = r.customer_id and e.account_id = r.account_id and e.region = r.region
      and e.job_name = r.name and e.safeguard = any(r.failing)
      and e.state = 'active' and e.starts_at <= now() and e.ends_at > now()
    join exclusion_request q on q.customer_id = e.customer_id and q.id = e.request_id and q.resource_type = r.type
    where r.id = any(${ids}::uuid[]) order by r.id, e.ends_at`
  return new Map(rows.map(({ id, ...excuse }) => [id, excuse]))
}
