import { z } from 'zod'
import { collectBuckets, type CollectedBucket } from '#lib/aws/collectors/buckets.ts'
import { mergeGaps } from '#lib/aws/collectors/gaps.ts'
import { gapOf } from '#lib/aws/errors.ts'
import { s3Readers } from '#lib/aws/s3-clients.ts'
import type { Tx } from '#lib/db/client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import type { AwsAccount } from '#lib/db/generated/client.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { bucketActions, bucketAnswers } from '#lib/domain/safeguards/bucket-answers.ts'
import type { Gap } from '#lib/domain/safeguards/verdict.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { learnBucketUses, usedBuckets } from './learn-bucket-uses.ts'
import { recordBuckets } from './record-buckets.ts'

const input = z.object({ accountId: z.uuid() })

export interface BucketsSummary {
  buckets: number
  found: number
  changed: number
  /** Buckets that are gone, or that nothing uses any more. */
  closed: number
  calls: number
  gaps: Gap[]
}

/** A reading that takes longer than this is cut off; what it did not come to is unknown. */
const readingTimeoutMs = 9 * 60_000

/**
 * Reads the buckets that an account's resources read and write, by the read role: once for the account, since
 * buckets are not a region's. Which they are is learned from the settings of the resources. Buckets that nothing
 * uses any more are closed; what could not be read is a gap, and unknown.
 */
export async function readBuckets(ctx: Ctx, raw: z.input<typeof input>): Promise<BucketsSummary> {
  const scoped = requirePermission(ctx, 'scan:run')
  const { accountId } = input.parse(raw)
  const { customerId } = scoped
  const place = { customerId, accountId }
  const account = await customerRead(scoped, (tx) =>
    tx.awsAccount.findUnique({ where: { customerId_id: { customerId, id: accountId } } }),
  )
  if (!account) throw notFound()
  const summary: BucketsSummary = { buckets: 0, found: 0, changed: 0, closed: 0, calls: 0, gaps: [] }
  if (account.status !== 'connected') return summary

  const startedAt = new Date()
  let after: string | null = null
  do after = await customerWrite(scoped, (tx) => learnBucketUses(tx, place, after))
  while (after !== null)
  const names = await customerRead(scoped, (tx) => usedBuckets(tx, place))
  const { items, gaps, calls } = await read(account, names)
  Object.assign(summary, { buckets: items?.length ?? 0, calls, gaps: mergeGaps(gaps) })
  const outcome = items === null ? 'failed' : summary.gaps.length === 0 ? 'complete' : 'partial'

  await customerWrite(scoped, async (tx) => {
    if (items !== null)
      Object.assign(
        summary,
        await recordBuckets(tx, { ...place, partition: account.partition }, items, startedAt),
      )
    const before = await tx.bucketReading.findUnique({ where: { customerId_accountId: place } })
    const state = { startedAt, finishedAt: new Date(), outcome, calls } as const
    await recordGaps(tx, account, summary.gaps)
    await tx.bucketReading.upsert({
      where: { customerId_accountId: place },
      create: { ...place, ...state },
      update: state,
    })
    const { found, changed, closed } = summary
    // A reading that found nothing new is a measurement, not an act: the account's row says that it was.
    if (found + changed + closed > 0 || before?.outcome !== outcome)
      await emitAudit(tx, scoped, {
        action: 'scan.record',
        resourceType: 'aws_account',
        resourceId: accountId,
        details: { reading: 'buckets', outcome, found, changed, closed },
      })
  })
  return summary
}

/** Gaps stand with the region they are about; those of buckets elsewhere, with the account's first. */
async function recordGaps(
  tx: Tx,
  { customerId, id: accountId, regions }: AwsAccount,
  gaps: readonly Gap[],
): Promise<void> {
  const placeOf = (gap: Gap) => (regions.includes(gap.region) ? gap.region : regions[0])
  for (const region of regions)
    await tx.regionScan.updateMany({
      where: { customerId, accountId, region },
      data: { bucketGaps: gaps.filter((gap) => placeOf(gap) === region).map((gap) => ({ ...gap })) },
    })
}

/** Null items: the role let us in nowhere, so nothing is known of any bucket. */
async function read(
  account: AwsAccount,
  names: readonly string[],
): Promise<{ items: CollectedBucket[] | null; gaps: Gap[]; calls: number }> {
  if (names.length === 0) return { items: [], gaps: [], calls: 0 }
  const region = account.regions[0] ?? 'us-east-1'
  try {
    const readers = await s3Readers({
      roleArn: roleArn(account, 'read'),
      externalId: account.externalId,
      region,
      sourceIdentity: 'safeguards-reading',
      sessionPolicy: {
        actions: bucketActions.map((action) => bucketAnswers[action].permission),
        resources: ['*'],
      },
    })
    try {
      const { awsAccountId } = account
      const signal = AbortSignal.timeout(readingTimeoutMs)
      const collected = await collectBuckets(readers, names, { awsAccountId, region, signal })
      return { ...collected, calls: readers.calls() }
    } finally {
      readers.destroy()
    }
  } catch (error) {
    return { items: null, gaps: [gapOf('sts', 'AssumeRole', region, error)], calls: 0 }
  }
}
