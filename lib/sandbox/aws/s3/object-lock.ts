import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { optionalText } from '#lib/sandbox/aws/input.ts'
import { at } from '#lib/sandbox/aws/json.ts'
import { accessDenied, malformedXml } from '#lib/sandbox/aws/s3/errors.ts'
import { bucketOf } from '#lib/sandbox/aws/s3/buckets.ts'
import type { S3Answer } from '#lib/sandbox/aws/s3/protocol.ts'
import { bodyXml } from '#lib/sandbox/aws/s3/xml-body.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

export const lockModes = ['GOVERNANCE', 'COMPLIANCE'] as const
export type LockMode = (typeof lockModes)[number]

/** Until when one version of an object may not be taken away. */
export interface Retention {
  mode: LockMode
  until: number
}

/** A bucket's own retention for what is put without one. */
export interface BucketLock {
  mode?: LockMode
  days?: number
}

const DAY_MS = 24 * 3_600_000

function isMode(value: unknown): value is LockMode {
  return (lockModes as readonly unknown[]).includes(value)
}

export function getObjectLock(call: Call): S3Answer {
  const lock = bucketOf(call).objectLock
  if (!lock) {
    const message = 'Object Lock configuration does not exist for this bucket'
    throw new AwsError('ObjectLockConfigurationNotFoundError', message, 404)
  }
  const rule =
    lock.mode === undefined ? undefined : { DefaultRetention: { Mode: lock.mode, Days: lock.days } }
  return { xml: { root: 'ObjectLockConfiguration', value: { ObjectLockEnabled: 'Enabled', Rule: rule } } }
}

export function putObjectLock(call: Call): S3Answer {
  const bucket = bucketOf(call)
  if (!bucket.objectLock) {
    const message = 'Versioning must be Enabled on the bucket to apply a Object Lock configuration'
    throw new AwsError('InvalidBucketState', message, 409)
  }
  const mode = at(bodyXml(call), 'ObjectLockConfiguration.Rule.DefaultRetention.Mode')
  const days = Number(at(bodyXml(call), 'ObjectLockConfiguration.Rule.DefaultRetention.Days'))
  if (mode === undefined) bucket.objectLock = {}
  else if (isMode(mode) && days > 0) bucket.objectLock = { mode, days }
  else throw malformedXml()
  return {}
}

/** What a put asks for, or what the bucket gives by itself. A lock where the bucket has none is refused.
 *  https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html */
export function retentionOfPut(call: Call): Retention | undefined {
  const { objectLock } = bucketOf(call)
  const mode = optionalText(call.input, 'ObjectLockMode')
  const until = Date.parse(optionalText(call.input, 'ObjectLockRetainUntilDate') ?? '')
  if (mode === undefined)
    return objectLock?.mode === undefined
      ? undefined
      : { mode: objectLock.mode, until: call.now + (objectLock.days ?? 0) * DAY_MS }
  if (!objectLock) throw new AwsError('InvalidRequest', 'Bucket is missing Object Lock Configuration')
  if (!isMode(mode)) throw new AwsError('InvalidArgument', 'Unknown wormMode directive.')
  if (!(until > call.now)) {
    throw new AwsError('InvalidArgument', 'The retain until date must be in the future!')
  }
  return { mode, until }
}

/** Nobody deletes a version under compliance, whatever they may otherwise; under governance, who may bypass. */
export function refuseLocked(call: Call, lock: Retention | undefined): void {
  if (!lock || lock.until <= call.now) return
  const mayBypass = optionalText(call.input, 'BypassGovernanceRetention') === 'true'
  if (lock.mode === 'COMPLIANCE' || !mayBypass) throw accessDenied()
}
