import type { Tx } from '#lib/db/client.ts'
import { type Finding, type ReportModel, verdictCounts } from '#lib/domain/evidence.ts'
import { catalogue, enforcedSafeguard, findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { env } from '#lib/env.ts'
import { gapsOfScan } from '#lib/services/scans/gaps-of-scan.ts'

/** A chart needs no more points than these. */
const mostPoints = 31

export interface Scope {
  customerId: string
  from: Date
  to: Date
  accountIds: string[]
}

function pointsOf({ from, to }: Scope): Date[] {
  const spanMs = to.getTime() - from.getTime()
  const steps = Math.max(1, Math.min(mostPoints - 1, Math.ceil(spanMs / 86_400_000)))
  return Array.from({ length: steps + 1 }, (_, step) => new Date(from.getTime() + (spanMs * step) / steps))
}

/**
 * Verdicts at moments in the past, from the history that only grows: the last change before the moment is what
 * was so. A resource counts from when we first read it until AWS no longer listed it.
 */
async function countsAt(tx: Tx, scope: Scope, points: Date[]) {
  return tx.$queryRaw<{ point: Date; safeguard: string; status: VerdictStatus; amount: bigint }[]>`
    with spans as (
      select s.subject, s.after, s.at, r.closed_at,
        lead(s.at) over (partition by s.resource_id, s.subject order by s.at, s.id) as until
      from status_change s join resource r on r.customer_id = s.customer_id and r.id = s.resource_id
      where s.customer_id = ${scope.customerId}::uuid and s.subject <> 'aws' and r.account_id = any(${scope.accountIds}::uuid[]))
    select point, subject as safeguard, after as status, count(*) as amount
    from unnest(${points}::timestamptz[]) as point join spans on at <= point
      and (until is null or until > point) and (closed_at is null or closed_at > point)
    group by point, subject, after`
}

/** The report's model, less what only its making adds: who, when, and the digest. */
export async function measure(
  tx: Tx,
  scope: Scope,
): Promise<Omit<ReportModel, 'madeAt' | 'madeBy' | 'digest'>> {
  const { customerId, from, to, accountIds } = scope
  const within = { customerId, accountId: { in: accountIds } }
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
  const accounts = await tx.awsAccount.findMany({
    where: { customerId, id: { in: accountIds } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const nameOf = (id: string) => accounts.find((account) => account.id === id)?.name ?? id
  const points = pointsOf(scope)
  const rows = (await countsAt(tx, scope, points)).map((row) => ({ ...row, amount: Number(row.amount) }))
  const at = (point: Date) => rows.filter((row) => row.point.getTime() === point.getTime())
  const last = at(points.at(-1) ?? to)
  const terminations = await tx.termination.findMany({
    where: { ...within, intendedAt: { gte: from, lte: to } },
    orderBy: [{ intendedAt: 'asc' }, { id: 'asc' }],
  })
  const exclusions = await tx.exclusion.findMany({
    where: { ...within, startsAt: { lte: to }, endsAt: { gte: from } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  const coverage = await tx.coverage.findMany({
    where: { ...within, startedAt: { lte: to }, OR: [{ endedAt: null }, { endedAt: { gte: from } }] },
  })
  const scans = await tx.regionScan.findMany({
    where: within,
    orderBy: [{ accountId: 'asc' }, { region: 'asc' }],
  })
  const members = await tx.membership.groupBy({ by: ['role'], where: { customerId }, _count: { _all: true } })
  const version = await tx.raciVersion
    .findFirstOrThrow({
      where: { publishedAt: { lte: to } },
      orderBy: { version: 'desc' },
      // A period before the first publication is shown the first version, which was in force all along.
    })
    .catch(() => tx.raciVersion.findFirstOrThrow({ orderBy: { version: 'asc' } }))
  const signed = await tx.raciAcknowledgement.findFirst({
    where: { customerId, version: version.version },
    orderBy: { acknowledgedAt: 'asc' },
  })
  const held = await tx.legalHold.findFirst({ where: { customerId, liftedAt: null } })
  const of = (role: 'admin' | 'viewer') => members.find((row) => row.role === role)?._count._all ?? 0
  return {
    format: 1,
    customer: { slug: customer.slug, name: customer.name },
    from: from.toISOString(),
    to: to.toISOString(),
    accounts: accounts.map(({ id, awsAccountId, name, regions, mode, status }) => ({
      ...{ id, awsAccountId, name, regions, mode, status },
    })),
    measured: {
      sweepIntervalSeconds: env().SWEEP_INTERVAL_SECONDS,
      inventoryIntervalSeconds: env().INVENTORY_INTERVAL_SECONDS,
      safeguards: catalogue.length,
      enforced: catalogue.filter(({ group }) => group === 'enforced').map(({ title }) => title),
    },
    atStart: verdictCounts(at(points[0] ?? from)),
    atEnd: verdictCounts(last),
    history: points.map((point) => ({ at: point.toISOString(), counts: verdictCounts(at(point)) })),
    safeguards: catalogue
      .map(({ id, title, group, mappings }) => ({
        ...{ id, title, group, hipaa: mappings.hipaa, nist80053: mappings.nist80053 },
        counts: verdictCounts(last.filter(({ safeguard }) => safeguard === id)),
      }))
      .filter(({ id, counts }) => counts.total > 0 || id === enforcedSafeguard),
    coverage: coverageWithin(coverage, scope).map(({ accountId, state, seconds }) => ({
      account: nameOf(accountId),
      state,
      seconds,
    })),
    terminations: terminations.map((row) => ({
      jobName: row.jobName,
      account: nameOf(row.accountId),
      region: row.region,
      state: row.state,
      decidedAt: row.intendedAt.toISOString(),
      stopSentAt: row.stopSentAt?.toISOString() ?? null,
      eventToStopMs: row.stopSentAt ? row.stopSentAt.getTime() - row.eventAt.getTime() : null,
      finalStatus: row.finalStatus,
    })),
    exclusions: exclusions.map((row) => ({
      jobName: row.jobName,
      account: nameOf(row.accountId),
      region: row.region,
      safeguard: row.safeguard,
      state: row.state,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
    })),
    people: {
      admins: of('admin'),
      viewers: of('viewer'),
      supportVisits: await tx.staffEntry.count({
        where: { customerId, enteredAt: { gte: from, lte: to } },
      }),
    },
    raci: {
      version: version.version,
      acknowledgedBy: signed?.name ?? null,
      acknowledgedAt: signed?.acknowledgedAt.toISOString() ?? null,
    },
    gaps: scans.flatMap((scan) =>
      gapsOfScan(scan).map((gap) => ({
        account: nameOf(scan.accountId),
        region: scan.region,
        action: `${gap.service}:${gap.action}`,
        error: gap.error,
        count: gap.count,
      })),
    ),
    legalHold: held !== null,
  }
}

/** The parts of the recorded stretches that lie within the period, summed by account and state. */
function coverageWithin(
  stretches: { accountId: string; state: string; startedAt: Date; endedAt: Date | null }[],
  { from, to }: Scope,
) {
  const sums = new Map<string, { accountId: string; state: string; seconds: number }>()
  for (const { accountId, state, startedAt, endedAt } of stretches) {
    const startMs = Math.max(from.getTime(), startedAt.getTime())
    const endMs = Math.min(to.getTime(), endedAt?.getTime() ?? to.getTime())
    const sum = sums.get(`${accountId} ${state}`) ?? { accountId, state, seconds: 0 }
    sum.seconds += Math.max(0, Math.round((endMs - startMs) / 1000))
    sums.set(`${accountId} ${state}`, sum)
  }
  return [...sums.values()].sort((a, b) => a.accountId.localeCompare(b.accountId) || b.seconds - a.seconds)
}

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
        where r.customer_id = ${customerId}::uuid and r.account_id = any(${accountIds}::uuid[])
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
