import type { Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Finding } from '#lib/domain/evidence.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { isListedAt, type Scope } from './measure-verdicts.ts'

interface FoundVerdict {
  resourceId: string
  arn: string
  name: string
  type: string
  region: string
  awsAccountId: string
  accountName: string
  safeguard: string
  status: VerdictStatus
  since: string
  reasons: Reason[] | null
  exclusionId: string | null
  until: string | null
  askedBy: string | null
  approvedBy: string | null
  because: string | null
}

/** Some ten verdicts each. More at once take more memory, and hardly less time. */
const resourcesPerRead = 60

/** Every verdict at the period's end, some resources at a time: what `atEnd` counts, and nothing else. */
export async function* findingsAt(
  read: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>,
  { customerId, to, accountIds }: Scope,
): AsyncGenerator<Finding[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const from = after
    const { rows, last } = await read(async (tx) => {
      const page = await tx.$queryRaw<{ id: string }[]>`
        select r.id::text from resource r where r.customer_id = ${customerId}::uuid and r.id > ${from}::uuid
          and r.account_id = any(${accountIds}::uuid[]) and ${isListedAt(Prisma.sql`${to}`)}
        order by r.id limit ${resourcesPerRead}`
      const ids = page.map(({ id }) => id)
      return { rows: await readFindings(tx, { customerId, to, ids }), last: ids.at(-1) }
    })
    if (last === undefined) return
    if (rows.length > 0) yield rows.map(findingOf)
    after = last
  }
}

async function readFindings(
  tx: Tx,
  { customerId, to, ids }: { customerId: string; to: Date; ids: string[] },
): Promise<FoundVerdict[]> {
  if (ids.length === 0) return []
  // One value a read: taking thousands of cells apart costs several times what the reading does.
  const [page] = await tx.$queryRaw<{ found: string }[]>`
    select coalesce(json_agg(found order by found."resourceId", found.safeguard), '[]')::text as found from (
    select r.id::text as "resourceId", r.arn, r.name, r.type, r.region, a.aws_account_id as "awsAccountId",
      a.name as "accountName", s.safeguard, s.status, s.since, v.reasons, x.*
    from resource r join aws_account a on a.customer_id = r.customer_id and a.id = r.account_id
    cross join lateral (
      select distinct on (c.subject) c.subject as safeguard, c.after as status, c.at as since
      from status_change c where c.customer_id = r.customer_id and c.resource_id = r.id and c.subject not in ('aws', 'presence')
        and c.at <= ${to} order by c.subject, c.at desc, c.id desc) s
    left join lateral (
      select v.reasons from verdict v where v.customer_id = r.customer_id and v.resource_id = r.id
        and v.safeguard = s.safeguard and v.status::text = s.status) v on true
    left join lateral (
      select e.id::text as "exclusionId", e.ends_at as until, q.requester_name as "askedBy", q.decider_name as "approvedBy", q.reason as because
      from exclusion e
      join exclusion_request q on q.customer_id = e.customer_id and q.id = e.request_id and q.resource_type = r.type
      where e.customer_id = r.customer_id and e.account_id = r.account_id and e.region = r.region and e.job_name = r.name
        and e.safeguard = s.safeguard and ${to} >= e.starts_at and ${to} < least(e.ends_at, e.ended_at, e.suspended_at)
      order by e.ends_at desc limit 1) x on s.status = 'failing'
    where r.customer_id = ${customerId}::uuid and r.id = any(${ids}::uuid[])) found`
  return JSON.parse(page?.found ?? '[]') as FoundVerdict[]
}

function findingOf({ exclusionId, until, askedBy, approvedBy, because, ...row }: FoundVerdict): Finding {
  const rule = findRule(row.safeguard)
  return {
    ...row,
    exclusion:
      exclusionId === null || until === null
        ? null
        : {
            id: exclusionId,
            until: new Date(until).toISOString(),
            ...{ askedBy: askedBy ?? '', approvedBy, because: because ?? '' },
          },
    title: rule?.title ?? row.safeguard,
    severity: rule?.severity ?? 'medium',
    since: new Date(row.since).toISOString(),
    reasons: (row.reasons ?? []).map(({ message }) => message),
    hipaa: rule?.mappings.hipaa ?? [],
    nist80053: rule?.mappings.nist80053 ?? [],
  }
}
