import type { IamAccount } from '#lib/sandbox/aws/iam/records.ts'
import type { TrailEvent } from '#lib/sandbox/aws/cloudtrail/record.ts'
import type { Events } from '#lib/sandbox/aws/events/records.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Bucket, PublicAccessBlock } from '#lib/sandbox/aws/s3/bucket.ts'
import type { Stack } from '#lib/sandbox/aws/cloudformation/stack.ts'
import { defaultSettings, type Settings } from '#lib/sandbox/aws/settings.ts'
import type { Session } from '#lib/sandbox/aws/sts/session.ts'

/** Everything the sandbox remembers: plain JSON, so that saving it is one `JSON.stringify`. */
export interface World {
  version: 1
  settings: Settings
  accounts: Record<string, Account>
  /** Temporary credentials, by access key id. */
  sessions: Record<string, Session>
  /** Bucket names are one namespace over all accounts. */
  buckets: Record<string, Bucket>
}

export interface Account {
  id: string
  iam: IamAccount
  /** By region, then by kind (`tuning-job`), then by lower-case name. */
  sagemaker: Record<string, Record<string, Record<string, Job>>>
  /** By region, then by stack name. */
  stacks: Record<string, Record<string, Stack>>
  /** By region. Absent where nobody uses EventBridge, and in older state files. */
  events?: Record<string, Events>
  /** S3's block of public access for the whole account; absent where none is set. */
  publicAccessBlock?: PublicAccessBlock
  /** Recent calls that changed something, oldest first. */
  trail?: TrailEvent[]
}

export function emptyWorld(): World {
  return { version: 1, settings: defaultSettings(), accounts: {}, sessions: {}, buckets: {} }
}

/** Accounts exist implicitly: the first mention makes one. */
export function accountOf(world: World, accountId: string): Account {
  return (world.accounts[accountId] ??= {
    id: accountId,
    iam: { users: {}, groups: {}, roles: {}, policies: {}, mfaDevices: {} },
    sagemaker: {},
    stacks: {},
  })
}
