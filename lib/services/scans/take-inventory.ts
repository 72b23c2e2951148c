import { z } from 'zod'
import { mergeGaps } from '#lib/aws/collectors/gaps.ts'
import { type CollectedResource, resourceKey } from '#lib/aws/collectors/kind.ts'
import { readEverything, type ReadingPlan } from '#lib/aws/collectors/read-everything.ts'
import { type CountedClient, readingClient } from '#lib/aws/sagemaker-client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import type { AwsAccount, RegionScan } from '#lib/db/generated/client.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Gap } from '#lib/domain/safeguards/verdict.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { intendTerminations } from '#lib/services/terminations/intend-terminations.ts'
import { findClarifyJobs } from './find-clarify-jobs.ts'
import { findDescribed } from './find-described.ts'
import { findUnread } from './find-unread.ts'
import { judgeAgain } from './judge-again.ts'
import { type Listed, newsSince, readListed, withListed } from './listed.ts'
import { findOnRecord, type OnRecord } from './on-record.ts'
import { outcomeOf, type ScanOutcome } from './outcome-of.ts'
import { readRequest } from './read-request.ts'
import { type Place, recordResources } from './record-resources.ts'

const input = z.object({ accountId: z.uuid(), region: z.string().min(1) })

export interface InventorySummary {
  /** Resources that AWS listed. */
  resources: number
  found: number
  changed: number
  vanished: number
  calls: number
  outcome: ScanOutcome | null
  gaps: Gap[]
}

/** An inventory that takes longer than this is cut off and shown as a gap; its queue gives it a little more. */
const inventoryTimeoutMs = 50 * 60_000

/**
 * Reads everything in one account and region by the read role, judges and records it, a page at a time. What
 * could not be read is a gap in the region's state; what AWS no longer lists is closed, once its list was read
 * to the end.
 */
export async function takeInventory(ctx: Ctx, raw: z.input<typeof input>): Promise<InventorySummary> {
  const scoped = requirePermission(ctx, 'scan:run')
  const { accountId, region } = input.parse(raw)
  const { customerId } = scoped
  const place = { customerId, accountId, region }
  const { account, before, onRecord } = await customerRead(scoped, async (tx) => ({
    account: await tx.awsAccount.findUnique({ where: { customerId_id: { customerId, id: accountId } } }),
    before: await tx.regionScan.findUnique({ where: { customerId_accountId_region: place } }),
    onRecord: await findOnRecord(tx, place),
  }))
  if (!account?.regions.includes(region)) throw notFound()
  const summary: InventorySummary = {
    ...{ resources: 0, found: 0, changed: 0, vanished: 0, calls: 0, outcome: null, gaps: [] },
  }
  if (account.status !== 'connected') return summary

  const startedAt = new Date()
  for (const [type, { isOutdated }] of onRecord)
    if (isOutdated) await judgeAgainAll(scoped, place, type, summary)
  let listed = readListed(before?.listed)
  const clients: CountedClient[] = []
  let isAnythingRead = false
  try {
    const plan = planOf(scoped, place, { account, onRecord, listed, startedAt, clients, summary })
    for await (const found of readEverything(plan)) {
      if (found.what === 'gap') summary.gaps.push(found.gap)
      else if (found.what === 'batch') {
        isAnythingRead ||= found.items.length > 0
        summary.gaps.push(...found.gaps)
        await recordBatch(scoped, place, found, summary)
      } else if (found.end !== 'broken') {
        isAnythingRead = true
        listed = withListed(listed, found.type, found.end, found.startedAt)
        if (found.end === 'whole' && onRecord.has(found.type))
          await closeVanished(scoped, place, { type: found.type, before: found.startedAt, summary })
      }
    }
  } finally {
    summary.calls = clients.reduce((sum, { calls }) => sum + calls(), 0)
    for (const { destroy } of clients) destroy()
  }
  await recordRegion(scoped, place, { startedAt, summary, before, listed, isAnythingRead })
  await intendTerminations(scoped, { accountId, region, seenAt: startedAt.toISOString() })
  return summary
}

function planOf(
  scoped: CustomerCtx,
  place: Place,
  given: {
    account: AwsAccount
    onRecord: ReadonlyMap<ResourceType, OnRecord>
    listed: Listed
    startedAt: Date
    clients: CountedClient[]
    summary: InventorySummary
  },
): ReadingPlan {
  const { account, onRecord, listed, startedAt, clients, summary } = given
  const { customerId, region } = place
  const signal = AbortSignal.timeout(inventoryTimeoutMs)
  const awsPlace = { partition: account.partition, awsAccountId: account.awsAccountId, region }
  return {
    place: awsPlace,
    async open(group) {
      const request = readRequest({ ...account, roleArn: roleArn(account, 'read'), region }, group)
      const counted = await readingClient(request, 'inventory')
      clients.push(counted)
      return { client: counted.client, signal, place: awsPlace }
    },
    since: (type) => newsSince(listed, type, startedAt),
    isFirst: (type) => listed[type] === undefined,
    async findKnown(items) {
      const described = await customerRead(scoped, (tx) => findDescribed(tx, customerId, items))
      return (item) => described.has(resourceKey(item))
    },
    findUnread: async (type) =>
      onRecord.get(type)?.isUnread ? customerRead(scoped, (tx) => findUnread(tx, place, type)) : [],
    clarifyJobs: () => customerRead(scoped, (tx) => findClarifyJobs(tx, place, summary.gaps)),
  }
}

async function judgeAgainAll(
  scoped: CustomerCtx,
  place: Place,
  type: ResourceType,
  summary: InventorySummary,
): Promise<void> {
  for (;;) {
    const changes = await customerWrite(scoped, async (tx) => {
      const judged = await judgeAgain(tx, place, type, new Date())
      if (judged !== null) await auditChanges(tx, scoped, place, { type, judgedAgain: true, ...judged })
      return judged
    })
    if (changes === null) return
    summary.changed += changes.changed
  }
}

async function recordBatch(
  scoped: CustomerCtx,
  place: Place,
  { type, items }: { type: ResourceType; items: CollectedResource[] },
  summary: InventorySummary,
): Promise<void> {
  if (items.length === 0) return
  summary.resources += items.length
  await customerWrite(scoped, async (tx) => {
    const { found, changed } = await recordResources(tx, place, items, new Date())
    summary.found += found
    summary.changed += changed
    // A reading that found nothing new is a measurement, not an act: the region's row says that it was.
    if (found + changed > 0) await auditChanges(tx, scoped, place, { type, found, changed })
  })
}

async function closeVanished(
  scoped: CustomerCtx,
  place: Place,
  { type, before, summary }: { type: ResourceType; before: Date; summary: InventorySummary },
): Promise<void> {
  const { customerId, accountId, region } = place
  await customerWrite(scoped, async (tx) => {
    const vanished = await tx.$executeRaw`update resource set closed_at = ${before}
      where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and region = ${region}
        and type = ${type} and closed_at is null and last_seen_at < ${before}`
    summary.vanished += vanished
    if (vanished > 0) await auditChanges(tx, scoped, place, { type, vanished })
  })
}

async function auditChanges(
  tx: Parameters<typeof emitAudit>[0],
  scoped: CustomerCtx,
  { accountId, region }: Place,
  details: Record<string, string | number | boolean>,
): Promise<void> {
  await emitAudit(tx, scoped, {
    action: 'scan.record',
    resourceType: 'aws_account',
    resourceId: accountId,
    details: { region, reading: 'inventory', ...details },
  })
}

async function recordRegion(
  scoped: CustomerCtx,
  place: Place,
  given: {
    startedAt: Date
    summary: InventorySummary
    before: RegionScan | null
    listed: Listed
    isAnythingRead: boolean
  },
): Promise<void> {
  const { startedAt, summary, before, listed, isAnythingRead } = given
  const outcome = outcomeOf(place.region, summary.gaps, isAnythingRead)
  summary.outcome = outcome
  // A region that is off is a state of its own, not something we failed to read.
  summary.gaps = outcome === 'not_enabled' ? [] : mergeGaps(summary.gaps)
  const state = {
    inventoryAt: startedAt,
    inventoryFinishedAt: new Date(),
    inventoryOutcome: outcome,
    inventoryCalls: summary.calls,
    inventoryGaps: summary.gaps.map((gap) => ({ ...gap })),
    listed,
    ...(outcome === 'complete' ? { inventoryCompleteAt: startedAt } : {}),
  } as const
  await customerWrite(scoped, async (tx) => {
    await tx.regionScan.upsert({
      where: { customerId_accountId_region: place },
      create: { ...place, ...state },
      update: state,
    })
    if (before?.inventoryOutcome !== outcome)
      await emitAudit(tx, scoped, {
        action: 'scan.outcome',
        resourceType: 'aws_account',
        resourceId: place.accountId,
        details: {
          ...{ region: place.region, reading: 'inventory' },
          ...{ before: before?.inventoryOutcome ?? null, after: outcome },
        },
      })
  })
}
