import type { ExclusionState } from '#lib/domain/exclusions/exclusion-states.ts'
import type { NotFollowed } from '#lib/domain/resources/data-locations.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { FixSnippet } from '#lib/domain/safeguards/fixes.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

export interface ResourceRow {
  id: string
  type: ResourceType
  name: string
  arn: string
  accountId: string
  awsAccountId: string
  accountName: string
  region: string
  status: VerdictStatus
  /** Failing, and excused until then; null otherwise. */
  excludedUntil: string | null
  /** Ids of the safeguards it fails. */
  failing: string[]
  awsStatus: string | null
  instanceCount: number | null
  /** Null where AWS does not tell it: of a bucket. */
  creationTime: string | null
  lastSeenAt: string
}

export interface ResourcePage {
  rows: ResourceRow[]
  /** Hand this back as `after` for the next page; null at the end. */
  next: string | null
  /** All rows the filters match. */
  total: number
}

export interface VerdictView {
  safeguard: string
  title: string
  why: string
  source: string
  group: 'enforced' | 'reported' | 'posture'
  status: VerdictStatus
  reasons: Reason[]
  judgedAt: string
  /** How to put it right, ready to paste; empty when there is nothing to fix. */
  fixes: Fix[]
}

export type Fix = FixSnippet

export interface TimelineEntry {
  at: string
  what: string
}

export interface ResourceExclusion {
  id: string
  state: ExclusionState
  endsAt: string
  requesterName: string
  deciderName: string | null
  reason: string
}

/** A bucket that a resource reads or writes, with what was read of it. */
export interface UsedBucketView {
  name: string
  uses: { access: 'read' | 'write'; path: string; prefix: string }[]
  /** The bucket's own row; null before its first reading. */
  bucket: {
    id: string
    status: VerdictStatus
    isGone: boolean
    verdicts: { safeguard: string; title: string; status: VerdictStatus }[]
  } | null
}

/** What AWS answered about a resource, or why it did not. */
export type AnswerView = { action: string } & (
  { kind: 'described'; described: unknown } | { kind: 'none' } | { kind: 'refused'; error: string }
)

export interface BucketUser {
  id: string
  name: string
  type: ResourceType
  status: VerdictStatus
  region: string
  accesses: ('read' | 'write')[]
}

export interface ResourceDetail extends ResourceRow {
  endTime: string | null
  firstSeenAt: string
  closedAt: string | null
  describedAt: string | null
  verdicts: VerdictView[]
  /** The describe response as AWS gave it, less what may hold customers' own words. */
  settings: unknown
  /** AWS's further answers about it, by action: of a bucket, everything. */
  answers: AnswerView[]
  /** The buckets it reads and writes. */
  buckets: UsedBucketView[]
  /** Data it touches that leads to no bucket we can name, and why. */
  notFollowed: NotFollowed[]
  /** Of a bucket: the newest resources that use it, and how many there are. */
  usedBy: { rows: BucketUser[]; total: number }
  timeline: TimelineEntry[]
  /** Exclusions of this name, the newest first: who asked, why, and until when. */
  exclusions: ResourceExclusion[]
  terminationId: string | null
}
