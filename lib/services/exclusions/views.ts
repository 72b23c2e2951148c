import { z } from 'zod'
import type { AttestedConfiguration, ConfigurationChange } from '#lib/domain/exclusions/configuration.ts'
import { exclusionStates } from '#lib/domain/exclusions/exclusion-states.ts'
import { type RequestAct, type RequestState, requestStates } from '#lib/domain/exclusions/request-states.ts'
import { type ResourceType, resourceTypeIds } from '#lib/domain/resources/types.ts'
import { type Reason, verdictStatuses } from '#lib/domain/safeguards/verdict.ts'
import type { UsedBucketView } from '#lib/services/resources/views.ts'
import { reasonView } from '#lib/services/reason-view.ts'

/** What these verbs answer a customer with, as schemas: the document of the API is made from them. */
export const exclusionRow = z
  .object({
    kind: z.enum(['request', 'exclusion']),
    id: z.uuid(),
    requestId: z.uuid(),
    requestState: z.enum(requestStates),
    exclusionState: z.enum(exclusionStates).nullable().describe('Null for a request.'),
    names: z.array(z.string()),
    resourceType: z.enum(resourceTypeIds),
    safeguard: z.string(),
    accountId: z.uuid(),
    accountName: z.string(),
    awsAccountId: z.string(),
    region: z.string(),
    requesterName: z.string(),
    isUrgent: z.boolean(),
    since: z.iso.datetime().describe('When it was asked, or when the exclusion began.'),
    endsAt: z.iso.datetime(),
    endedAt: z.iso
      .datetime()
      .nullable()
      .describe('When it ended, was declined, withdrawn or lapsed; null while it lives.'),
  })
  .describe('A request that is not approved, or one exclusion.')
export type ExclusionRow = z.infer<typeof exclusionRow>

const exclusionCounts = z.object({
  active: z.number().int(),
  suspended: z.number().int(),
  asked: z.number().int(),
  toAnswer: z.number().int().describe('Requests that wait for the customer’s own answer.'),
  ended: z.number().int(),
})
export type ExclusionCounts = z.infer<typeof exclusionCounts>

export const exclusionPage = z.object({
  rows: z.array(exclusionRow),
  next: z.string().nullable().describe('Hand this back as `after` for the next page; null at the end.'),
  total: z.number().int(),
  counts: exclusionCounts,
})
export type ExclusionPage = z.infer<typeof exclusionPage>

const exclusionEventView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.string(),
  side: z.enum(['customer', 'support', 'portal']),
  actorName: z.string(),
  words: z.string().nullable(),
  name: z.string().nullable().describe('The one name it is about; null when it is about the whole request.'),
})
export type ExclusionEventView = z.infer<typeof exclusionEventView>

const configurationView = z.object({
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
  roles: z.array(z.string()),
  keys: z.array(z.string()),
  network: z.array(z.string()),
}) satisfies z.ZodType<AttestedConfiguration>

const configurationChange = z.object({
  part: configurationView.keyof(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
}) satisfies z.ZodType<ConfigurationChange>

const attestationView = z.object({
  signerName: z.string(),
  signedAt: z.iso.datetime(),
  textVersion: z.number().int(),
  text: z.string().nullable(),
  textHash: z.string(),
  configuration: configurationView,
  configurationHash: z.string(),
})
export type AttestationView = z.infer<typeof attestationView>

const requestedName = z
  .object({
    name: z.string(),
    exclusionId: z.uuid().nullable(),
    exclusionState: z.enum(exclusionStates).nullable(),
    startsAt: z.iso.datetime().nullable(),
    endsAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    endedByName: z.string().nullable(),
    endedBecause: z.string().nullable(),
    changes: z.array(configurationChange),
    attestation: attestationView.nullable(),
    resourceId: z.uuid().nullable().describe('The resource by that name, if AWS lists one now.'),
    status: z.enum(verdictStatuses).nullable(),
    awsStatus: z.string().nullable(),
  })
  .describe('One name of a request, and the exclusion it became.')
export type RequestedName = z.infer<typeof requestedName>

export const exclusionDetail = z.object({
  id: z.uuid().describe('The exclusion or the request that was asked for.'),
  requestId: z.uuid(),
  name: z.string().nullable().describe('The name this is about; null for a request’s own page.'),
  state: z.enum(requestStates),
  resourceType: z.enum(resourceTypeIds),
  safeguard: z.string(),
  safeguardTitle: z.string(),
  accountId: z.uuid(),
  accountName: z.string(),
  awsAccountId: z.string(),
  region: z.string(),
  reason: z.string(),
  ticket: z.string().nullable(),
  isUrgent: z.boolean(),
  urgentBecause: z.string().nullable(),
  requesterName: z.string(),
  requestedAt: z.iso.datetime(),
  askedEndsAt: z.iso.datetime(),
  lapsesAt: z.iso.datetime(),
  respondBy: z.iso.datetime().nullable(),
  endorserName: z.string().nullable(),
  deciderName: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  extendsId: z.uuid().nullable(),
  names: z.array(requestedName),
  events: z.array(exclusionEventView),
  planned: z.unknown().describe('The planned Create request of a reservation, as it was given.'),
  refusals: z
    .object({
      withdraw: z.string().nullable(),
      answer: z.string().nullable(),
      send: z.string().nullable(),
      ask: z.string().nullable(),
      revoke: z.string().nullable(),
    })
    .describe('Why an act is refused to whoever asks now; null when it may be done.'),
  now: z.iso.datetime(),
})
export type ExclusionDetail = z.infer<typeof exclusionDetail>

const nameCheck = z
  .object({
    name: z.string(),
    kind: z.enum(['existing', 'reserved']),
    resourceId: z.uuid().nullable(),
    status: z.enum(verdictStatuses).nullable(),
    awsStatus: z.string().nullable(),
    problem: z.string().nullable().describe('Why it cannot be asked for; null when it can.'),
    overlaps: z.array(
      z.object({
        kind: z.enum(['request', 'exclusion']),
        id: z.uuid(),
        state: z.string(),
        endsAt: z.iso.datetime(),
      }),
    ),
  })
  .describe('What is known of a name before anything is sent.')
export type NameCheck = z.infer<typeof nameCheck>

export const askPreview = z.object({
  names: z.array(nameCheck),
  planned: z
    .object({
      status: z.enum(verdictStatuses),
      reasons: z.array(reasonView),
      problem: z.string().nullable(),
    })
    .nullable(),
  configuration: configurationView.nullable().describe('What would be attested, over all names.'),
  endProblem: z.string().nullable(),
  secondApproverBecause: z.string().nullable(),
  maxDays: z.number().int(),
  attestation: z.object({ version: z.number().int(), text: z.string() }),
})
export type AskPreview = z.infer<typeof askPreview>

export const exclusionPolicyView = z.object({
  maxDays: z.number().int(),
  secondApproverOverDays: z.number().int().nullable(),
  productionAccountIds: z.array(z.string()),
  mayChange: z.string().nullable().describe('Why whoever asks may not change it; null when they may.'),
})
export type ExclusionPolicyView = z.infer<typeof exclusionPolicyView>

/** What an act answers: the id of what it was done to. */
export const exclusionRef = z.object({ id: z.uuid() })

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
  /** What can be granted at most: all that was asked for, or what the first of two approvers grants. */
  most: { names: string[]; endsAt: string }
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

export const exclusionMatter = z
  .object({
    id: z.uuid().describe('Of the request for a question, of the exclusion otherwise.'),
    why: z.enum(['question', 'suspended', 'ending']),
    name: z.string(),
    at: z.iso.datetime().describe('When the request lapses, or the exclusion ends.'),
  })
  .describe('Something about exclusions that waits for the customer’s own people.')
export type ExclusionMatter = z.infer<typeof exclusionMatter>
