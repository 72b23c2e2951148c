import type { Tx } from '#lib/db/client.ts'
import { type ReportModel, verdictCounts } from '#lib/domain/evidence.ts'
import type { CoverageState } from '#lib/domain/enforcement/coverage.ts'
import type { Problem } from '#lib/domain/group/problem.ts'
import { catalogue, enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import { env } from '#lib/env.ts'
import { wholeEverySeconds } from '#lib/services/scans/listed.ts'
import { gapsOfScan } from '#lib/services/scans/gaps-of-scan.ts'
import { measureGroups, measureReviews } from './measure-groups.ts'
import { watchedSince } from './watched-since.ts'
import { pointsOf, type Scope, verdictsAt } from './measure-verdicts.ts'

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
  const watched = await watchedSince(tx, customerId)
  const points = pointsOf(scope)
  const verdicts = await verdictsAt(tx, scope, points)
  const last = verdicts.at(-1) ?? []
  const terminations = await tx.termination.findMany({
    where: { ...within, intendedAt: { gte: from, lte: to } },
    orderBy: [{ intendedAt: 'asc' }, { id: 'asc' }],
  })
  const stretches = await readStretches(tx, scope)
  const members = await tx.membership.groupBy({ by: ['role'], where: { customerId }, _count: { _all: true } })
  const held = await tx.legalHold.findFirst({ where: { customerId, liftedAt: null } })
  const of = (role: 'admin' | 'viewer') => members.find((row) => row.role === role)?._count._all ?? 0
  return {
    format: 2,
    customer: { slug: customer.slug, name: customer.name },
    from: from.toISOString(),
    to: to.toISOString(),
    accounts: accounts.map(({ id, awsAccountId, name, regions, mode, status }) => ({
      ...{ id, awsAccountId, name, regions, mode, status },
      watchedSince: watched.get(id)?.toISOString() ?? null,
    })),
    measured: {
      sweepIntervalSeconds: env().SWEEP_INTERVAL_SECONDS,
      inventoryIntervalSeconds: env().INVENTORY_INTERVAL_SECONDS,
      wholeListsEverySeconds: wholeEverySeconds,
      safeguards: catalogue.length,
      enforced: catalogue.filter(({ group }) => group === 'enforced').map(({ title }) => title),
    },
    atStart: verdictCounts(verdicts[0] ?? []),
    atEnd: verdictCounts(last),
    history: points.map((point, place) => ({
      at: point.toISOString(),
      counts: verdictCounts(verdicts[place] ?? []),
    })),
    safeguards: catalogue
      .map(({ id, title, group, mappings }) => ({
        ...{ id, title, group, hipaa: mappings.hipaa, nist80053: mappings.nist80053 },
        counts: verdictCounts(last.filter(({ safeguard }) => safeguard === id)),
      }))
      .filter(({ id, counts }) => counts.total > 0 || id === enforcedSafeguard),
    coverage: sumOf(stretches).map(({ accountId, ...sum }) => ({ account: nameOf(accountId), ...sum })),
    stretches: stretches.map(({ accountId, state, reason, from: since, to: until }) => ({
      ...{ account: nameOf(accountId), state, reason },
      ...{ from: since.toISOString(), to: until.toISOString() },
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
    exclusions: await measureExclusions(tx, scope, nameOf),
    groups: await measureGroups(tx, scope, nameOf),
    reviews: await measureReviews(tx, scope, nameOf),
    people: {
      admins: of('admin'),
      viewers: of('viewer'),
      supportVisits: await tx.staffEntry.count({
        where: { customerId, enteredAt: { gte: from, lte: to } },
      }),
    },
    raci: await measureRaci(tx, scope),
    gaps: await measureGaps(tx, scope, nameOf),
    legalHold: held !== null,
  }
}

type NameOf = (accountId: string) => string

async function measureExclusions(
  tx: Tx,
  { customerId, accountIds, from, to }: Scope,
  nameOf: NameOf,
): Promise<ReportModel['exclusions']> {
  const exclusions = await tx.exclusion.findMany({
    where: {
      ...{ customerId, accountId: { in: accountIds }, startsAt: { lte: to }, endsAt: { gte: from } },
      OR: [{ endedAt: null }, { endedAt: { gte: from } }],
    },
    include: { attestation: true, request: true },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return exclusions.map(({ attestation, request, ...row }) => ({
    jobName: row.jobName,
    account: nameOf(row.accountId),
    region: row.region,
    safeguard: row.safeguard,
    state: row.state,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    approvedBy: request.deciderName,
    attestation: {
      by: attestation.signerName,
      at: attestation.signedAt.toISOString(),
      textVersion: attestation.textVersion,
      configurationHash: attestation.configurationHash,
    },
  }))
}

/** The version that was in force at the end, and who had acknowledged it first. */
async function measureRaci(tx: Tx, { customerId, to }: Scope): Promise<ReportModel['raci']> {
  const { version } = await tx.raciVersion
    .findFirstOrThrow({ where: { publishedAt: { lte: to } }, orderBy: { version: 'desc' } })
    // A period before the first publication is shown the first version, which was in force all along.
    .catch(() => tx.raciVersion.findFirstOrThrow({ orderBy: { version: 'asc' } }))
  const signed = await tx.raciAcknowledgement.findFirst({
    where: { customerId, version },
    orderBy: { acknowledgedAt: 'asc' },
  })
  return {
    version,
    acknowledgedBy: signed?.name ?? null,
    acknowledgedAt: signed?.acknowledgedAt.toISOString() ?? null,
  }
}

/** What could not be read at the newest reading: of SageMaker by region, and of the group. */
async function measureGaps(
  tx: Tx,
  { customerId, accountIds }: Scope,
  nameOf: NameOf,
): Promise<ReportModel['gaps']> {
  const within = { customerId, accountId: { in: accountIds } }
  const scans = await tx.regionScan.findMany({
    where: within,
    orderBy: [{ accountId: 'asc' }, { region: 'asc' }],
  })
  const groups = await tx.groupState.findMany({ where: within, orderBy: { accountId: 'asc' } })
  return [
    ...scans.flatMap((scan) =>
      gapsOfScan(scan).map(({ service, action, error, count }) => ({
        ...{ account: nameOf(scan.accountId), region: scan.region },
        ...{ action: `${service}:${action}`, error, count },
      })),
    ),
    ...groups.flatMap(({ accountId, problems }) =>
      (problems as unknown as Problem[]).map(({ action, error }) => ({
        ...{ account: nameOf(accountId), region: 'all regions', action, error, count: 1 },
      })),
    ),
  ]
}

interface Stretch {
  accountId: string
  state: CoverageState
  reason: string | null
  from: Date
  to: Date
}

/** The recorded stretches, cut to the period. */
async function readStretches(tx: Tx, { customerId, accountIds, from, to }: Scope): Promise<Stretch[]> {
  const rows = await tx.coverage.findMany({
    where: {
      ...{ customerId, accountId: { in: accountIds }, startedAt: { lte: to } },
      OR: [{ endedAt: null }, { endedAt: { gte: from } }],
    },
    orderBy: [{ accountId: 'asc' }, { startedAt: 'asc' }],
  })
  return rows.map(({ accountId, state, reason, startedAt, endedAt }) => ({
    ...{ accountId, reason, state: state as CoverageState },
    from: new Date(Math.max(from.getTime(), startedAt.getTime())),
    to: new Date(Math.min(to.getTime(), endedAt?.getTime() ?? to.getTime())),
  }))
}

function sumOf(
  stretches: readonly Stretch[],
): { accountId: string; state: CoverageState; seconds: number }[] {
  const sums = new Map<string, { accountId: string; state: CoverageState; seconds: number }>()
  for (const { accountId, state, from, to } of stretches) {
    const sum = sums.get(`${accountId} ${state}`) ?? { accountId, state, seconds: 0 }
    sum.seconds += Math.round((to.getTime() - from.getTime()) / 1000)
    sums.set(`${accountId} ${state}`, sum)
  }
  return [...sums.values()].sort((a, b) => a.accountId.localeCompare(b.accountId) || b.seconds - a.seconds)
}
