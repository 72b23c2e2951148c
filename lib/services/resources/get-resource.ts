import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { knownCreation } from '#lib/domain/resources/creation-time.ts'
import { compareSafeguards, findRule } from '#lib/domain/safeguards/catalogue.ts'
import { fixesFor } from '#lib/domain/safeguards/fixes.ts'
import type { Reason } from '#lib/domain/safeguards/verdict.ts'
import type { StatusChange, Verdict } from '#lib/db/generated/client.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { answerViews, readUsedBuckets, readUsers } from './bucket-views.ts'
import { readExcuses } from './excuses.ts'
import { type ResourceRecord, resourceRow } from './resource-view.ts'
import type { ResourceDetail, TimelineEntry, VerdictView } from './views.ts'

const input = z.object({ id: z.uuid() })

/** One resource: its verdicts with reasons and fixes, its settings, and what happened to it. */
export async function getResource(ctx: Ctx, raw: z.input<typeof input>): Promise<ResourceDetail> {
  const scoped = requirePermission(ctx, 'resource:read')
  const parsed = input.safeParse(raw)
  if (!parsed.success) throw notFound()
  const key = { customerId: scoped.customerId, id: parsed.data.id }
  return customerRead(scoped, async (tx) => {
    const row = await tx.resource.findUnique({
      where: { customerId_id: key },
      include: {
        account: true,
        verdicts: true,
        statusChanges: { orderBy: { at: 'asc' } },
        terminations: { orderBy: { intendedAt: 'desc' }, take: 1 },
      },
    })
    if (!row) throw notFound()
    const [excuse] = await tx.$queryRaw<{ until: Date | null }[]>`
      select excluded_until(${row.customerId}::uuid, ${row.accountId}::uuid, ${row.region}, ${row.type}, ${row.name}, ${row.failing}) as until`
    const exclusions = await tx.exclusion.findMany({
      where: {
        ...{ customerId: row.customerId, accountId: row.accountId, region: row.region, jobName: row.name },
        safeguard: { in: row.verdicts.map(({ safeguard }) => safeguard) },
        request: { resourceType: row.type },
      },
      include: { request: { select: { reason: true, requesterName: true, deciderName: true } } },
      orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
      take: 20,
    })
    const record: ResourceRecord = {
      ...row,
      type: row.type as ResourceRecord['type'],
      awsAccountId: row.account.awsAccountId,
      accountName: row.account.name,
      excludedUntil: row.status === 'failing' ? (excuse?.until ?? null) : null,
    }
    return {
      ...resourceRow(record, await readExcuses(tx, record.excludedUntil === null ? [] : [record.id])),
      endTime: row.endTime?.toISOString() ?? null,
      firstSeenAt: row.firstSeenAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
      describedAt: row.describedAt?.toISOString() ?? null,
      verdicts: row.verdicts
        .toSorted((left, right) => compareSafeguards(left.safeguard, right.safeguard))
        .map((verdict) => verdictView(verdict, row)),
      settings: row.settings,
      answers: answerViews(row),
      ...(await readUsedBuckets(tx, row)),
      usedBy: await readUsers(tx, row),
      timeline: timelineOf(row),
      exclusions: exclusions.map(({ id, state, endsAt, request }) => ({
        ...{ id, state, ...request },
        endsAt: endsAt.toISOString(),
      })),
      terminationId: row.terminations[0]?.id ?? null,
    }
  })
}

function verdictView(verdict: Verdict, resource: { name: string; region: string }): VerdictView {
  const rule = findRule(verdict.safeguard)
  const reasons = verdict.reasons as unknown as Reason[]
  return {
    safeguard: verdict.safeguard,
    title: rule?.title ?? verdict.safeguard,
    why: rule?.why ?? '',
    source: rule?.source ?? '',
    group: rule?.group ?? 'reported',
    status: verdict.status,
    reasons,
    judgedAt: verdict.judgedAt.toISOString(),
    fixes: verdict.status === 'failing' ? fixesFor(verdict.safeguard, { ...resource, reasons }) : [],
  }
}

interface Lived {
  type: string
  creationTime: Date
  firstSeenAt: Date
  statusChanges: StatusChange[]
  terminations: { intendedAt: Date; stopSentAt: Date | null }[]
}

function presenceWords(type: string, after: string): string {
  if (type === 's3-bucket') return after === 'gone' ? 'Gone, or no longer used' : 'There and used again'
  return after === 'gone' ? 'No longer listed by AWS' : 'Listed by AWS again'
}

function timelineOf(row: Lived): TimelineEntry[] {
  const created = knownCreation(row.creationTime)
  const entries: { at: Date; what: string }[] = [
    ...(created === null ? [] : [{ at: created, what: 'Created in AWS' }]),
    { at: row.firstSeenAt, what: 'First read by the portal' },
  ]
  for (const { subject, before, after, at } of row.statusChanges) {
    const word = after.replace('_', ' ')
    if (subject === 'presence') entries.push({ at, what: presenceWords(row.type, after) })
    else if (subject === 'aws')
      entries.push({ at, what: before === null ? `AWS says ${after}` : `AWS says ${after}, was ${before}` })
    else entries.push({ at, what: `${findRule(subject)?.title ?? subject}: ${word}` })
  }
  for (const { intendedAt, stopSentAt } of row.terminations) {
    entries.push({ at: intendedAt, what: 'Termination decided' })
    if (stopSentAt) entries.push({ at: stopSentAt, what: 'Stop sent, accepted by AWS' })
  }
  return entries
    .sort((left, right) => left.at.getTime() - right.at.getTime())
    .map(({ at, what }) => ({ at: at.toISOString(), what }))
}
