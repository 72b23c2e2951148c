import { z } from 'zod'
import { type Collected, collectJobs, jobKey, jobKinds, mergeGaps } from '#lib/aws/collectors/jobs.ts'
import { gapOf } from '#lib/aws/errors.ts'
import { type CountedClient, readingClient } from '#lib/aws/sagemaker-client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import type { Gap } from '#lib/domain/safeguards/verdict.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { intendTerminations } from '#lib/services/terminations/intend-terminations.ts'
import { readRequest } from './read-request.ts'
import { readKnown, recordJobs } from './record-jobs.ts'

const input = z.object({ accountId: z.uuid(), region: z.string().min(1) })

export interface SweepSummary {
  resources: number
  found: number
  changed: number
  vanished: number
  intended: number
  calls: number
  gaps: Gap[]
}

/** A reading that takes longer than this is cut off and shown as a gap. */
const sweepTimeoutMs = 9 * 60_000

/**
 * Reads one account and region by the read role, judges, records, and intends a termination for each
 * running tuning job that fails. Tuning jobs come first, so that a stop waits for nothing else. Whatever
 * could not be read is a gap in the region's state; an unread list closes nothing.
 */
export async function sweepRegion(ctx: Ctx, raw: z.input<typeof input>): Promise<SweepSummary> {
  const scoped = requirePermission(ctx, 'scan:run')
  const { accountId, region } = input.parse(raw)
  const { customerId } = scoped
  const account = await customerRead(scoped, (tx) =>
    tx.awsAccount.findUnique({ where: { customerId_id: { customerId, id: accountId } } }),
  )
  if (!account || !account.regions.includes(region)) throw notFound()
  const summary: SweepSummary = {
    resources: 0,
    found: 0,
    changed: 0,
    vanished: 0,
    intended: 0,
    calls: 0,
    gaps: [],
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
    const signal = AbortSignal.timeout(sweepTimeoutMs)
    for (const kind of jobKinds) {
      const place = { accountId, region, type: kind.type }
      const known = await customerRead(scoped, (tx) => readKnown(tx, place))
      // A closed row stays known: its settings cannot have changed if it shows up again.
      const described = new Set(known.filter(({ describedAt }) => describedAt !== null).map(jobKey))
      const seenAt = new Date()
      const collected = await collectJobs(counted.client, kind, { region, known: described, signal })
      summary.gaps.push(...collected.gaps)
      summary.resources += collected.items.length
      await record(scoped, { accountId, region }, collected, { known, listAction: kind.listAction, summary })
      if (kind.type === 'tuning-job')
        summary.intended += await intendTerminations(scoped, {
          accountId,
          region,
          seenAt: seenAt.toISOString(),
        })
    }
    summary.calls = counted.calls()
    counted.destroy()
  }
  await recordRegion(scoped, { accountId, region }, startedAt, summary)
  return summary
}

async function record(
  scoped: CustomerCtx,
  place: { accountId: string; region: string },
  collected: Collected,
  {
    known,
    listAction,
    summary,
  }: { known: Awaited<ReturnType<typeof readKnown>>; listAction: string; summary: SweepSummary },
): Promise<void> {
  const isComplete = !collected.gaps.some((gap) => gap.action === listAction)
  await customerWrite(scoped, async (tx) => {
    const changes = await recordJobs(
      tx,
      { customerId: scoped.customerId, ...place },
      { jobs: collected.items, known, isComplete, at: new Date() },
    )
    summary.found += changes.found
    summary.changed += changes.changed
    summary.vanished += changes.vanished
    // A reading that found nothing new is a measurement, not an act: the region's row says that it was.
    if (changes.found + changes.changed + changes.vanished > 0)
      await emitAudit(tx, scoped, {
        action: 'scan.record',
        resourceType: 'aws_account',
        resourceId: place.accountId,
        details: { region: place.region, listAction, ...changes },
      })
  })
}

async function recordRegion(
  scoped: CustomerCtx,
  { accountId, region }: { accountId: string; region: string },
  startedAt: Date,
  summary: SweepSummary,
): Promise<void> {
  const { customerId } = scoped
  summary.gaps = mergeGaps(summary.gaps)
  const isBlind = summary.gaps.some((gap) => gap.service === 'sts')
  const outcome = summary.gaps.length === 0 ? 'complete' : isBlind ? 'failed' : 'partial'
  const state = {
    startedAt,
    finishedAt: new Date(),
    outcome,
    calls: summary.calls,
    gaps: summary.gaps.map((gap) => ({ ...gap })),
    ...(outcome === 'complete' ? { lastCompleteAt: startedAt } : {}),
  } as const
  await customerWrite(scoped, async (tx) => {
    const key = { customerId_accountId_region: { customerId, accountId, region } }
    const before = await tx.regionScan.findUnique({ where: key })
    await tx.regionScan.upsert({
      where: key,
      create: { customerId, accountId, region, ...state },
      update: state,
    })
    if (before?.outcome !== outcome)
      await emitAudit(tx, scoped, {
        action: 'scan.outcome',
        resourceType: 'aws_account',
        resourceId: accountId,
        details: { region, before: before?.outcome ?? null, after: outcome },
      })
  })
}
