import type { Reason } from '#lib/domain/safeguards/verdict.ts'
import type { Fix } from '#lib/services/resources/views.ts'
import type { DisputeOutcome } from '#lib/domain/enforcement/dispute.ts'
import type { TerminationState } from '#lib/domain/enforcement/termination.ts'

export interface TerminationRow {
  id: string
  jobName: string
  arn: string
  accountId: string
  awsAccountId: string
  accountName: string
  region: string
  state: TerminationState
  intendedAt: string
  /** From the event (for a sweep: the job's creation) to AWS accepting the stop; null until then. */
  eventToStopMs: number | null
  /** One line: which definition broke the rule. */
  summary: string
}

export interface TerminationPage {
  rows: TerminationRow[]
  next: string | null
  total: number
}

export interface TerminationDetail extends TerminationRow {
  resourceId: string
  safeguard: string
  reasons: Reason[]
  /** Who created the job, as CloudTrail reports; null when it did not tell. */
  creatorArn: string | null
  disputedAt: string | null
  /** Support's answer to the dispute; null while there is none. */
  disputeAnswer: { outcome: DisputeOutcome; words: string; by: string; at: string } | null
  heldAt: string | null
  detectedBy: 'sweep' | 'event'
  eventAt: string
  seenAt: string
  judgedAt: string
  stopSentAt: string | null
  endedAt: string | null
  finalStatus: string | null
  /** Why it was spared or ended by itself; null otherwise. */
  outcome: string | null
  attempts: number
  lastError: { action: string; error: string; message: string; at: string } | null
  /** Training jobs the tuning job had launched, with AWS's status when last seen. */
  children: { name: string; status: string; artifacts: string | null }[]
  fixes: Fix[]
}
