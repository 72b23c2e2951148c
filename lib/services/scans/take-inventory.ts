import { z } from 'zod'
import { collectKind } from '#lib/aws/collectors/collect-kind.ts'
import { mergeGaps } from '#lib/aws/collectors/gaps.ts'
import { type Kind, type Reader, resourceKey } from '#lib/aws/collectors/kind.ts'
import { kinds } from '#lib/aws/collectors/kinds.ts'
import { gapOf } from '#lib/aws/errors.ts'
import { type CountedClient, readingClient } from '#lib/aws/sagemaker-client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import type { RegionScan } from '#lib/db/generated/client.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import type { Gap } from '#lib/domain/safeguards/verdict.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { intendTerminations } from '#lib/services/terminations/intend-terminations.ts'
import { findDescribed } from './find-described.ts'
import { outcomeOf, type ScanOutcome } from './outcome-of.ts'
import { readRequest } from './read-request.ts'
import { type Place, recordResources } from './record-resources.ts'

const input = z.object({ accountId: z.uuid(), region: z.string().min(1) })

export interface InventorySummary {
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
  const { account, before } = await customerRead(scoped, async (tx) => ({
    account: await tx.awsAccount.findUnique({ where: { customerId_id: { customerId, id: accountId } } }),
    before: await tx.regionScan.findUnique({ where: { customerId_accountId_region: place } }),
  }))
  if (!account?.regions.includes(region)) throw notFound()
  const summary: InventorySummary = {
    ...{ resources: 0, found: 0, changed: 0, vanished: 0, calls: 0, outcome: null, gaps: [] },
  }
  if (account.status !== 'connected') return summary

  const startedAt = new Date()
  let counted: CountedClient | null = null
  try {
    counted = await readingClient(readRequest({ ...account, roleArn: roleArn(account, 'read'), region }))
  } catch (error) {
    summary.gaps.push(gapOf('sts', 'AssumeRole', region, error))
  }
  if (counted !== null) {
    const reader = { client: counted.client, signal: AbortSignal.timeout(inventoryTimeoutMs) }
    try {
      for (const kind of kinds) await takeKind(scoped, place, { reader, kind, summary })
    } finally {
      summary.calls = counted.calls()
      counted.destroy()
    }
  }
  await recordRegion(scoped, place, { startedAt, summary, before })
  await intendTerminations(scoped, { accountId, region, seenAt: startedAt.toISOString() })
  return summary
}

async function takeKind(
  scoped: CustomerCtx,
  place: Place,
  { reader, kind, summary }: { reader: Reader; kind: Kind; summary: InventorySummary },
): Promise<void> {
  const { customerId, accountId, region } = place
  const startedAt = new Date()
  const batches = collectKind(reader, kind, {
    region,
    async findKnown(items) {
      const described = await customerRead(scoped, (tx) => findDescribed(tx, customerId, items))
      return (item) => described.has(resourceKey(item))
    },
  })
  for (;;) {
    const batch = await batches.next()
    if (batch.done) {
      const { isWhole } = batch.value
      if (!isWhole) return
      break
    }
    const { items, gaps } = batch.value
    summary.gaps.push(...gaps)
    summary.resources += items.length
    if (items.length === 0) continue
    await customerWrite(scoped, async (tx) => {
      const changes = await recordResources(tx, place, items, new Date())
      summary.found += changes.found
      summary.changed += changes.changed
      // A reading that found nothing new is a measurement, not an act: the region's row says that it was.
      if (changes.found + changes.changed > 0)
        await emitAudit(tx, scoped, {
          action: 'scan.record',
          resourceType: 'aws_account',
          resourceId: accountId,
          details: { region, reading: 'inventory', type: kind.type, ...changes },
        })
    })
  }
  await customerWrite(scoped, async (tx) => {
    const vanished = await tx.$executeRaw`update resource set closed_at = ${startedAt}
      where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and region = ${region}
        and type = ${kind.type} and closed_at is null and last_seen_at < ${startedAt}`
    summary.vanished += vanished
    if (vanished > 0)
      await emitAudit(tx, scoped, {
        action: 'scan.record',
        resourceType: 'aws_account',
        resourceId: accountId,
        details: { region, reading: 'inventory', type: kind.type, vanished },
      })
  })
}

async function recordRegion(
  scoped: CustomerCtx,
  place: Place,
  given: { startedAt: Date; summary: InventorySummary; before: RegionScan | null },
): Promise<void> {
  const { startedAt, summary, before } = given
  const isBlind = summary.gaps.some(({ service }) => service === 'sts')
  const outcome = outcomeOf(place.region, summary.gaps, !isBlind)
  summary.outcome = outcome
  // A region that is off is a state of its own, not something we failed to read.
  summary.gaps = outcome === 'not_enabled' ? [] : mergeGaps(summary.gaps)
  const state = {
    inventoryAt: startedAt,
    inventoryFinishedAt: new Date(),
    inventoryOutcome: outcome,
    inventoryCalls: summary.calls,
    inventoryGaps: summary.gaps.map((gap) => ({ ...gap })),
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
