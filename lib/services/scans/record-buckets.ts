import type { CollectedBucket } from '#lib/aws/collectors/buckets.ts'
import type { Tx } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { bucketArn } from '#lib/domain/resources/buckets.ts'
import { creationUnknown } from '#lib/domain/resources/creation-time.ts'
import { keepSettings } from '#lib/domain/resources/keep-settings.ts'
import { recordResources } from './record-resources.ts'

const noSuchBucket = 'NoSuchBucket'

interface Place {
  customerId: string
  accountId: string
  partition: string
}

/**
 * Writes what a reading of all of an account's buckets found: each as a resource in its own region, with AWS's
 * answers, and the close of those that are gone or that nothing uses. A bucket whose region AWS does not tell
 * keeps the one it was last seen in; the region of one never seen is empty.
 */
export async function recordBuckets(
  tx: Tx,
  { customerId, accountId, partition }: Place,
  buckets: readonly CollectedBucket[],
  at: Date,
): Promise<{ found: number; changed: number; closed: number }> {
  const sum = { found: 0, changed: 0, closed: 0 }
  const gone = await tx.resource.findMany({
    where: { customerId, accountId, type: 's3-bucket', awsStatus: noSuchBucket, closedAt: { not: null } },
    select: { name: true },
  })
  const isOld = new Set(gone.map(({ name }) => name))
  // What was gone before has nothing new to it.
  const news = buckets.filter(({ name, isGone }) => !isGone || !isOld.has(name))
  for (const [region, own] of Map.groupBy(news, (bucket) => bucket.region ?? '')) {
    const items = own.map(({ name, isGone, evidence }) => ({
      ...{ type: 's3-bucket' as const, arn: bucketArn(partition, name), name },
      // S3 has no word for a bucket that is there.
      awsStatus: isGone ? noSuchBucket : null,
      creationTime: creationUnknown,
      endTime: null,
      evidence,
    }))
    const { found, changed } = await recordResources(tx, { customerId, accountId, region }, items, at)
    sum.found += found
    sum.changed += changed
  }
  for (const { name, region, evidence } of news)
    await tx.resource.updateMany({
      where: { customerId, accountId, type: 's3-bucket', name },
      data: {
        answers: keepSettings(evidence.also) as Prisma.InputJsonValue,
        ...(region === null ? {} : { region }),
      },
    })
  const there = buckets.filter(({ isGone }) => !isGone).map(({ name }) => name)
  const { count } = await tx.resource.updateMany({
    where: { customerId, accountId, type: 's3-bucket', closedAt: null, name: { notIn: there } },
    data: { closedAt: at },
  })
  return { ...sum, closed: count }
}
