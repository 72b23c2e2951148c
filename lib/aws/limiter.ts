import { awsRates } from '#lib/env.ts'

/**
 * Who asks: what finds and judges running jobs has calls of its own, so that it never waits behind an inventory
 * of thousands; nor behind the following of jobs that are stopping. A stop itself is not paced at all.
 * AWS throttles each account and region by itself and names no figure for SageMaker's describes.
 */
export type Lane = 'enforcement' | 'following' | 'inventory'
type Service = 'sagemaker' | 's3'

/** Calls a second. S3 is asked for no job that runs, so that it has one rate for all. */
function rateOf(service: Service, lane: Lane): number {
  const { buckets, enforcement, inventory } = awsRates()
  if (service === 's3') return buckets
  return lane === 'enforcement' ? enforcement : inventory
}

interface Bucket {
  tokens: number
  at: number
}

const buckets = new Map<string, Bucket>()

/** Seconds' worth of calls that may go at once after a pause. */
const burstSeconds = 2
/** A bucket that was full for this long says nothing; it is made anew. */
const forgetAfterMs = 60_000

/**
 * Waits until a call may go: a token bucket for each account, region, service and lane. Tokens may be owed, so
 * that those who wait go in turn. Each try of a call takes one.
 */
export async function takeToken(
  { account, region, service, lane }: { account: string; region: string; service: Service; lane: Lane },
  now: () => number = Date.now,
): Promise<void> {
  const perSecond = rateOf(service, lane)
  const most = Math.max(1, perSecond * burstSeconds)
  const key = `${account} ${region} ${service} ${lane}`
  const at = now()
  const bucket = buckets.get(key) ?? { tokens: most, at }
  bucket.tokens = Math.min(most, bucket.tokens + ((at - bucket.at) / 1000) * perSecond) - 1
  bucket.at = at
  buckets.set(key, bucket)
  if (buckets.size > 5_000)
    for (const [other, { at: last }] of buckets) if (at - last > forgetAfterMs) buckets.delete(other)
  const waitMs = (-bucket.tokens / perSecond) * 1000
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
}
