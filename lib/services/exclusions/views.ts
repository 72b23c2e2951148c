import type { AttestedConfiguration, ConfigurationChange } from '#lib/domain/exclusions/configuration.ts'
import type { ExclusionState } from '#lib/domain/exclusions/exclusion-states.ts'
import type { ExclusionPolicy } from '#lib/domain/exclusions/limits.ts'
import type { RequestAct, RequestState } from '#lib/domain/exclusions/request-states.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import type { UsedBucketView } from '#lib/services/resources/views.ts'

/** One line of the customer's page: a request that is not approved, or one exclusion. */
export interface ExclusionRow {
  kind: 'request' | 'exclusion'
  id: string
  requestId: string
  requestState: RequestState
  /** Null for a request. */
  exclusionState: ExclusionState | null
  names: string[]
  resourceType: ResourceType
  safeguard: string
  accountId: string
  accountName: string
  awsAccountId: string
  region: string
  requesterName: string
  isUrgent: boolean
  /** When it was asked, or when the exclusion began. */
  since: string
  endsAt: string
  /** When it ended, was declined, withdrawn or lapsed; null while it lives. */
  endedAt: string | null
}

export interface ExclusionCounts {
  active: number
  suspended: number
  asked: number
  /** Requests that wait for the customer's own answer. */
  toAnswer: number
  ended: number
}

export interface ExclusionPage {
  rows: ExclusionRow[]
  next: string | null
  total: number
  counts: ExclusionCounts
}

export interface ExclusionEventView {
  id: string
  at: string
  kind: string
  side: 'customer' | 'support' | 'portal'
  actorName: string
  words: string | null
  /** The one name it is about; null when it is about the whole request. */
  name: string | null
}

export interface AttestationView {
  signerName: string
  signedAt: string
  textVersion: number
  text: string | null
  textHash: string
  configuration: AttestedConfiguration
  configurationHash: string
}

/** One name of a request, and the exclusion it became. */
export interface RequestedName {
  name: string
  exclusionId: string | null
  exclusionState: ExclusionState | null
  startsAt: string | null
  endsAt: string | null
  endedAt: string | null
  endedByName: string | null
  endedBecause: string | null
  changes: ConfigurationChange[]
  attestation: AttestationView | null
  /** The resource by that name, if AWS lists one now. */
  resourceId: string | null
  status: VerdictStatus | null
  awsStatus: string | null
}

export interface ExclusionDetail {
  /** The exclusion or the request that was asked for. */
  id: string
  requestId: string
  /** The name this page is about; null for a request's own page. */
  name: string | null
  state: RequestState
  resourceType: ResourceType
  safeguard: string
  safeguardTitle: string
  accountId: string
  accountName: string
  awsAccountId: string
  region: string
  reason: string
  ticket: string | null
  isUrgent: boolean
  urgentBecause: string | null
  requesterName: string
  requestedAt: string
  askedEndsAt: string
  lapsesAt: string
  respondBy: string | null
  endorserName: string | null
  deciderName: string | null
  decidedAt: string | null
  decisionReason: string | null
  extendsId: string | null
  names: RequestedName[]
  events: ExclusionEventView[]
  planned: unknown
  /** Why an act is refused to this person now; null when it may be done. */
  refusals: {
    withdraw: string | null
    answer: string | null
    send: string | null
    ask: string | null
    revoke: string | null
  }
  now: string
}

/** What the ask screen shows for a name before anything is sent. */
export interface NameCheck {
  name: string
  kind: 'existing' | 'reserved'
  resourceId: string | null
  status: VerdictStatus | null
  awsStatus: string | null
  /** Why it cannot be asked for; null when it can. */
  problem: string | null
  overlaps: { kind: 'request' | 'exclusion'; id: string; state: string; endsAt: string }[]
}

export interface AskPreview {
  names: NameCheck[]
  planned: { status: VerdictStatus; reasons: Reason[]; problem: string | null } | null
  /** What would be attested, over all names. */
  configuration: AttestedConfiguration | null
  endProblem: string | null
  secondApproverBecause: string | null
  maxDays: number
  attestation: { version: number; text: string }
}

export interface ExclusionPolicyView extends ExclusionPolicy {
  mayChange: string | null
}

/** One line of support's queue: ids, states and clocks; what is inside takes opening the brief, on record. */
export interface QueueRow {
  id: string
  customerName: string
  customerSlug: string
  state: RequestState
  resourceType: ResourceType
  nameCount: number
  days: number
  isUrgent: boolean
  isExtension: boolean
  requestedAt: string
  respondBy: string | null
  lapsesAt: string
  /** Why this person may not decide it; null when they may. */
  refusal: string | null
}

export interface QueuePage {
  rows: QueueRow[]
  total: number
  /** Of all open requests, whatever is filtered. */
  counts: { open: number; urgent: number; late: number; waiting: number }
  now: string
}

export interface BriefName extends RequestedName {
  instanceCount: number | null
  /** What stays unprotected, in the safeguard's own words. */
  reasons: Reason[]
}

/** Everything an approver needs on one screen. */
export interface Brief {
  request: ExclusionDetail
  customer: { id: string; slug: string; name: string }
  names: BriefName[]
  instances: number | null
  /** The buckets that what is asked for reads and writes; null where the inventory has not read one. */
  buckets: Pick<UsedBucketView, 'name' | 'bucket'>[]
  /** Data of it that leads to no bucket we can name, and why. */
  notFollowed: string[]
  /** The customer's other exclusions and requests, newest first. */
  others: { id: string; state: string; names: string[]; at: string; endsAt: string }[]
  history: { approved: number; declined: number; activeNow: number; terminatedIn30Days: number }
  /** In the last 30 days: stops of these very names, and of jobs with the same data, role, keys and network. */
  replay: { sameName: number; sameConfiguration: number }
  /** What differs from the former request for any of these names; null when there was none. */
  former: {
    id: string
    state: RequestState
    requestedAt: string
    changes: { what: string; before: string; after: string }[]
  } | null
  secondApproverBecause: string | null
  maxDays: number
  suggested: { approve: string; decline: string; ask: string }
  refusals: Record<Extract<RequestAct, 'approve' | 'decline' | 'ask_information'>, string | null>
}

export interface DecisionResult {
  id: string
  isDone: boolean
  /** The state it is in now, or why it was refused. */
  state: RequestState | null
  problem: string | null
}

/** Something about exclusions that waits for the customer's own people. */
export interface ExclusionMatter {
  /** Of the request for a question, of the exclusion otherwise. */
  id: string
  why: 'question' | 'suspended' | 'ending'
  name: string
  /** When the request lapses, or the exclusion ends. */
  at: string
}
