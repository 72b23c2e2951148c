import { ownIdentity, takeOnRole } from '#lib/aws/caller.ts'
import { collectBuckets } from '#lib/aws/collectors/buckets.ts'
import { answerOfClarifyJobs, clarifyImageOf } from '#lib/aws/collectors/clarify-jobs.ts'
import { mergeGaps } from '#lib/aws/collectors/gaps.ts'
import type { CollectedResource } from '#lib/aws/collectors/kind.ts'
import { readEverything } from '#lib/aws/collectors/read-everything.ts'
import { gapOf } from '#lib/aws/errors.ts'
import { s3ReadersOn } from '#lib/aws/s3-clients.ts'
import { countedClient } from '#lib/aws/sagemaker-client.ts'
import { bucketAccesses, bucketArn } from '#lib/domain/resources/buckets.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { judgeResource } from '#lib/domain/safeguards/catalogue.ts'
import type { Evidence, Gap, Verdict } from '#lib/domain/safeguards/verdict.ts'

export interface ScanRequest {
  regions: readonly string[]
  roleArn?: string
  externalId?: string
}

export interface ScannedResource {
  arn: string
  name: string
  type: ResourceType
  region: string
  verdicts: Verdict[]
}

export interface Scan {
  resources: ScannedResource[]
  gaps: Gap[]
  /** Requests sent to SageMaker and S3, each retry counted. */
  calls: number
}

/** A scan that takes longer than this is cut off, and says so by its gaps. */
const scanTimeoutMs = 60 * 60_000

/**
 * Reads one account with the caller's own credentials, or by a role of its, and judges everything as the portal
 * would: the same collectors, the same rules, no database, no exclusions. It never throws: what cannot be read
 * is a gap.
 */
export async function scanAccount(
  { regions, roleArn, externalId }: ScanRequest,
  onProgress: (progress: { region: string; resources: number; calls: number }) => void = () => undefined,
): Promise<Scan> {
  const [home = 'us-east-1'] = regions
  let caller
  try {
    caller =
      roleArn === undefined
        ? await ownIdentity(home)
        : await takeOnRole({
            ...{ roleArn, region: home, sourceIdentity: 'safeguard-scan' },
            ...(externalId !== undefined && { externalId }),
          })
  } catch (error) {
    const action = roleArn === undefined ? 'GetCallerIdentity' : 'AssumeRole'
    return { resources: [], gaps: [gapOf('sts', action, home, error)], calls: 0 }
  }
  const { partition, awsAccountId, credentials } = caller
  const signal = AbortSignal.timeout(scanTimeoutMs)
  const scan: Scan = { resources: [], gaps: [], calls: 0 }
  const buckets = new Set<string>()
  for (const region of regions) {
    const counted = countedClient({ region, account: awsAccountId, lane: 'inventory' }, credentials)
    const before = scan.calls
    const gaps: Gap[] = []
    const images: string[] = []
    const place = { partition, awsAccountId, region }
    const found = readEverything({
      place,
      open: () => Promise.resolve({ client: counted.client, signal, place }),
      since: () => undefined,
      isFirst: () => true,
      findKnown: () => Promise.resolve(() => false),
      findUnread: () => Promise.resolve([]),
      clarifyJobs: () => Promise.resolve(answerOfClarifyJobs(images, gaps)),
    })
    for await (const each of found) {
      if (each.what === 'gap') gaps.push(each.gap)
      if (each.what !== 'batch') continue
      gaps.push(...each.gaps)
      for (const item of each.items) {
        scan.resources.push(judged(item, region))
        if (item.evidence?.kind !== 'described') continue
        const { described } = item.evidence
        for (const { bucket } of bucketAccesses(item.type, described)) buckets.add(bucket)
        const image = item.type === 'processing-job' ? clarifyImageOf(described) : null
        if (image !== null) images.push(image)
      }
      scan.calls = before + counted.calls()
      onProgress({ region, resources: scan.resources.length, calls: scan.calls })
    }
    scan.calls = before + counted.calls()
    counted.destroy()
    scan.gaps.push(...gaps)
  }
  const readers = s3ReadersOn({ home, awsAccountId }, credentials)
  const names = [...buckets].sort()
  const read = await collectBuckets(readers, names, { awsAccountId, region: home, signal })
  scan.calls += readers.calls()
  readers.destroy()
  for (const { name, region, isGone, evidence } of read.items)
    if (!isGone) scan.resources.push(judgedBucket(name, bucketArn(partition, name), region ?? '', evidence))
  scan.gaps = mergeGaps([...scan.gaps, ...read.gaps])
  return scan
}

function judged({ arn, name, type, evidence }: CollectedResource, region: string): ScannedResource {
  return { arn, name, type, region, verdicts: evidence === undefined ? [] : judgeResource(type, evidence) }
}

function judgedBucket(name: string, arn: string, region: string, evidence: Evidence): ScannedResource {
  return { arn, name, type: 's3-bucket', region, verdicts: judgeResource('s3-bucket', evidence) }
}
