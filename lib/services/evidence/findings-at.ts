import type { Tx } from '#lib/db/client.ts'
import type { Finding } from '#lib/domain/evidence.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import type { Scope } from './measure-verdicts.ts'

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
  since: Date
  reasons: Reason[] | null
}

const findingsPerRead = 2000

/** Every verdict at the period's end, a few thousand at a time: what `atEnd` counts, and nothing else. */
export async function* findingsAt(
  read: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>,
  { customerId, to, accountIds }: Scope,
): AsyncGenerator<Finding[]> {
  let after = { resourceId: '00000000-0000-0000-0000-000000000000', safeguard: '' }
  for (;;) {
    const from = after
    const rows = await read(
      (tx) => tx.$queryRaw<FoundVerdict[]>`
        select r.id::text as "resourceId", r.arn, r.name, r.type, r.region, a.aws_account_id as "awsAccountId",
          a.name as "accountName", s.safeguard, s.status, s.since, v.reasons
        from resource r join aws_account a on a.customer_id = r.customer_id and a.id = r.account_id
        cross join lateral (
          select distinct on (c.subject) c.subject as safeguard, c.after as status, c.at as since
          from status_change c where c.customer_id = r.customer_id and c.resource_id = r.id and c.subject <> 'aws'
            and c.at <= ${to} order by c.subject, c.at desc, c.id desc) s
        left join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id and v.safeguard = s.safeguard
          and v.status::text = s.status
        where r.customer_id = ${customerId}::uuid and r.id >= ${from.resourceId}::uuid and r.account_id = any(${accountIds}::uuid[])
          and (r.closed_at is null or r.closed_at > ${to})
          and (r.id, s.safeguard) > (${from.resourceId}::uuid, ${from.safeguard})
        order by r.id, s.safeguard limit ${findingsPerRead}`,
    )
    if (rows.length > 0) yield rows.map(findingOf)
    const last = rows.at(-1)
    if (last === undefined || rows.length < findingsPerRead) return
    after = last
  }
}

function findingOf(row: FoundVerdict): Finding {
  const rule = findRule(row.safeguard)
  return {
    ...row,
    title: rule?.title ?? row.safeguard,
    severity: rule?.severity ?? 'medium',
    since: row.since.toISOString(),
    reasons: (row.reasons ?? []).map(({ message }) => message),
    hipaa: rule?.mappings.hipaa ?? [],
    nist80053: rule?.mappings.nist80053 ?? [],
  }
}
