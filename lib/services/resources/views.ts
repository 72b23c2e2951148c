import { z } from 'zod'
import { exclusionStates } from '#lib/domain/exclusions/exclusion-states.ts'
import type { NotFollowed } from '#lib/domain/resources/data-locations.ts'
import { resourceTypeIds } from '#lib/domain/resources/types.ts'
import type { FixSnippet } from '#lib/domain/safeguards/fixes.ts'
import { ruleGroups } from '#lib/domain/safeguards/rule.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'
import { reasonView } from '#lib/services/reason-view.ts'

/** Who excused a failing resource, and why. */
const excuse = z.object({
  askedBy: z.string(),
  approvedBy: z.string().nullable(),
  because: z.string(),
})
export type Excuse = z.infer<typeof excuse>

/** What these verbs answer with, as schemas: the document of the API is made from them. */
export const resourceRow = z.object({
  id: z.uuid(),
  type: z.enum(resourceTypeIds),
  name: z.string(),
  arn: z.string(),
  accountId: z.uuid(),
  awsAccountId: z.string(),
  accountName: z.string(),
  region: z.string(),
  status: z.enum(verdictStatuses),
  excludedUntil: z.iso.datetime().nullable().describe('Failing, and excused until then; null otherwise.'),
  excuse: excuse.nullable().describe('Who excused it, and why; null where nobody does now.'),
  failing: z.array(z.string()).describe('Ids of the safeguards it fails.'),
  awsStatus: z.string().nullable(),
  instanceCount: z.number().int().nullable(),
  creationTime: z.iso.datetime().nullable().describe('Null where AWS does not tell it: of a bucket.'),
  lastSeenAt: z.iso.datetime(),
})
export type ResourceRow = z.infer<typeof resourceRow>

export const resourcePage = z.object({
  rows: z.array(resourceRow),
  next: z.string().nullable().describe('Hand this back as `after` for the next page; null at the end.'),
  total: z.number().int().describe('All rows the filters match.'),
})
export type ResourcePage = z.infer<typeof resourcePage>

export const fixView = z.object({
  label: z.enum(['boto3', 'AWS CLI']),
  language: z.enum(['python', 'bash']),
  code: z.string(),
}) satisfies z.ZodType<FixSnippet>
export type Fix = z.infer<typeof fixView>

const verdictView = z.object({
  safeguard: z.string(),
  title: z.string(),
  why: z.string(),
  source: z.string(),
  group: z.enum(ruleGroups),
  status: z.enum(verdictStatuses),
  reasons: z.array(reasonView),
  judgedAt: z.iso.datetime(),
  fixes: z
    .array(fixView)
    .describe('How to put it right, ready to paste; empty when there is nothing to fix.'),
})
export type VerdictView = z.infer<typeof verdictView>

const timelineEntry = z.object({ at: z.iso.datetime(), what: z.string() })
export type TimelineEntry = z.infer<typeof timelineEntry>

const resourceExclusion = z.object({
  id: z.uuid(),
  state: z.enum(exclusionStates),
  endsAt: z.iso.datetime(),
  requesterName: z.string(),
  deciderName: z.string().nullable(),
  reason: z.string(),
})
export type ResourceExclusion = z.infer<typeof resourceExclusion>

const accesses = ['read', 'write'] as const

const usedBucketView = z
  .object({
    name: z.string(),
    uses: z.array(z.object({ access: z.enum(accesses), path: z.string(), prefix: z.string() })),
    bucket: z
      .object({
        id: z.uuid(),
        status: z.enum(verdictStatuses),
        isGone: z.boolean(),
        verdicts: z.array(
          z.object({ safeguard: z.string(), title: z.string(), status: z.enum(verdictStatuses) }),
        ),
      })
      .nullable()
      .describe('The bucket’s own row; null before its first reading.'),
  })
  .describe('A bucket that a resource reads or writes, with what was read of it.')
export type UsedBucketView = z.infer<typeof usedBucketView>

const answerView = z
  .discriminatedUnion('kind', [
    z.object({ action: z.string(), kind: z.literal('described'), described: z.unknown() }),
    z.object({ action: z.string(), kind: z.literal('none') }),
    z.object({ action: z.string(), kind: z.literal('refused'), error: z.string() }),
  ])
  .describe('What AWS answered about a resource, or why it did not.')
export type AnswerView = z.infer<typeof answerView>

const notFollowedView = z.object({ path: z.string(), why: z.string() }) satisfies z.ZodType<NotFollowed>

const bucketUser = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.enum(resourceTypeIds),
  status: z.enum(verdictStatuses),
  region: z.string(),
  accesses: z.array(z.enum(accesses)),
})
export type BucketUser = z.infer<typeof bucketUser>

export const resourceDetail = resourceRow.extend({
  endTime: z.iso.datetime().nullable(),
  firstSeenAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  describedAt: z.iso.datetime().nullable(),
  verdicts: z.array(verdictView),
  settings: z
    .unknown()
    .describe('The describe response as AWS gave it, less what may hold customers’ own words.'),
  answers: z
    .array(answerView)
    .describe('AWS’s further answers about it, by action: of a bucket, everything.'),
  buckets: z.array(usedBucketView).describe('The buckets it reads and writes.'),
  notFollowed: z
    .array(notFollowedView)
    .describe('Data it touches that leads to no bucket we can name, and why.'),
  usedBy: z
    .object({ rows: z.array(bucketUser), total: z.number().int() })
    .describe('Of a bucket: the newest resources that use it, and how many there are.'),
  timeline: z.array(timelineEntry),
  exclusions: z
    .array(resourceExclusion)
    .describe('Exclusions of this name, the newest first: who asked, why, and until when.'),
  terminationId: z.uuid().nullable(),
})
export type ResourceDetail = z.infer<typeof resourceDetail>
