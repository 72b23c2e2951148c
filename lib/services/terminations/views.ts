import { z } from 'zod'
import { disputeOutcomes } from '#lib/domain/enforcement/dispute.ts'
import { terminationStates } from '#lib/domain/enforcement/termination.ts'
import { reasonView } from '#lib/services/reason-view.ts'
import { fixView } from '#lib/services/resources/views.ts'

/** What these verbs answer with, as schemas: the document of the API is made from them. */
export const terminationRow = z.object({
  id: z.uuid(),
  jobName: z.string(),
  arn: z.string(),
  accountId: z.uuid(),
  awsAccountId: z.string(),
  accountName: z.string(),
  region: z.string(),
  state: z.enum(terminationStates),
  intendedAt: z.iso.datetime(),
  eventToStopMs: z
    .number()
    .nullable()
    .describe(
      'From the event (for a sweep: the job’s creation) to AWS accepting the stop, in milliseconds; null until then.',
    ),
  summary: z.string().describe('One line: which definition broke the rule.'),
})
export type TerminationRow = z.infer<typeof terminationRow>

export const terminationPage = z.object({
  rows: z.array(terminationRow),
  next: z.string().nullable().describe('Hand this back as `after` for the next page; null at the end.'),
  total: z.number().int().describe('All rows the filters match.'),
})
export type TerminationPage = z.infer<typeof terminationPage>

export const terminationDetail = terminationRow.extend({
  resourceId: z.uuid(),
  safeguard: z.string(),
  reasons: z.array(reasonView),
  creatorArn: z
    .string()
    .nullable()
    .describe('Who created the job, as CloudTrail reports; null when it did not tell.'),
  disputedAt: z.iso.datetime().nullable(),
  disputeAnswer: z
    .object({ outcome: z.enum(disputeOutcomes), words: z.string(), by: z.string(), at: z.iso.datetime() })
    .nullable()
    .describe('Support’s answer to the dispute; null while there is none.'),
  heldAt: z.iso.datetime().nullable().describe('When it was last held for support.'),
  detectedBy: z.enum(['sweep', 'event']),
  eventAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  judgedAt: z.iso.datetime(),
  stopSentAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  finalStatus: z.string().nullable(),
  outcome: z.string().nullable().describe('Why it was spared or ended by itself; null otherwise.'),
  attempts: z.number().int(),
  lastError: z
    .object({ action: z.string(), error: z.string(), message: z.string(), at: z.string() })
    .nullable(),
  children: z
    .array(z.object({ name: z.string(), status: z.string(), artifacts: z.string().nullable() }))
    .describe('Training jobs the tuning job had launched, with AWS’s status when last seen.'),
  childrenError: z
    .string()
    .nullable()
    .describe('The error that kept them from being read: they are unknown then. Null when they were read.'),
  fixes: z.array(fixView),
  left: z
    .object({
      writes: z.array(z.object({ path: z.string(), uri: z.string() })),
      logGroup: z.string(),
    })
    .describe('What it leaves in its owner’s account: where it wrote, by its settings, and its logs.'),
  again: z
    .object({
      request: z.string().describe('JSON for CreateHyperParameterTuningJob.'),
      isWhole: z.boolean().describe('False where marks stand for values that the portal does not keep.'),
    })
    .nullable()
    .describe('The request that makes it again, encrypted; null where its settings were not kept.'),
  tag: z
    .object({ at: z.iso.datetime(), error: z.string().nullable() })
    .nullable()
    .describe('Whether the job carries this receipt’s address; null before that was tried.'),
})
export type TerminationDetail = z.infer<typeof terminationDetail>

/** A receipt as a document: what PDF and JSON are written from. */
export interface TerminationReceipt {
  kind: 'termination-receipt'
  /** Of this form; it rises when a member changes its meaning. */
  version: 1
  customer: { slug: string; name: string }
  link: string
  madeAt: string
  termination: TerminationDetail
}
