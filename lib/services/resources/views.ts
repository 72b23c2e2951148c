import { z } from 'zod'
import { exclusionStates } from '#lib/domain/exclusions/exclusion-states.ts'
import { resourceTypeIds } from '#lib/domain/resources/types.ts'
import type { FixSnippet } from '#lib/domain/safeguards/fixes.ts'
import { ruleGroups } from '#lib/domain/safeguards/rule.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'
import { reasonView } from '#lib/services/reason-view.ts'

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
  failing: z.array(z.string()).describe('Ids of the safeguards it fails.'),
  awsStatus: z.string().nullable(),
  instanceCount: z.number().int().nullable(),
  creationTime: z.iso.datetime(),
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

export const resourceDetail = resourceRow.extend({
  endTime: z.iso.datetime().nullable(),
  firstSeenAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  describedAt: z.iso.datetime().nullable(),
  verdicts: z.array(verdictView),
  settings: z
    .unknown()
    .describe('The describe response as AWS gave it, less what may hold customers’ own words.'),
  timeline: z.array(timelineEntry),
  exclusions: z
    .array(resourceExclusion)
    .describe('Exclusions of this name, the newest first: who asked, why, and until when.'),
  terminationId: z.uuid().nullable(),
})
export type ResourceDetail = z.infer<typeof resourceDetail>
