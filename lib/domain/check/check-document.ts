import { stepsOf } from '#lib/domain/resources/read-path.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { judgeResource } from '#lib/domain/safeguards/catalogue.ts'
import type { Reason, Verdict, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { type Detected, detectDocument, type Undecidable } from './detect.ts'
import { stepsInDocument } from './spelling.ts'

/**
 * What the portal would do. `terminate`: a tuning job that fails in transit and is not over; `report`: it
 * fails, or cannot be decided, and nothing is stopped; `run`: nothing stands against it.
 */
export const decisions = ['run', 'terminate', 'report'] as const
export type Decision = (typeof decisions)[number]

/** 0: would run. 1: would be terminated, or fails. 2: cannot be decided. Only verdicts in transit count. */
export type ExitCode = 0 | 1 | 2

/** A reason with its place in the document as the document spells it. */
export interface PlacedReason extends Reason {
  steps: (string | number)[]
}

export interface Checked {
  kind: 'checked'
  detected: Detected
  decision: Decision
  exitCode: ExitCode
  verdicts: (Omit<Verdict, 'reasons'> & { reasons: PlacedReason[] })[]
}

export type CheckResult = Checked | ({ kind: 'undecidable' } & Undecidable)

/** Nothing stops a job that is stopping or over; a request is one that has not begun. */
function isStoppable({ type, form, body }: Detected): boolean {
  if (type !== 'tuning-job') return false
  return form !== 'description' || body.HyperParameterTuningJobStatus === 'InProgress'
}

const outcomes: Record<VerdictStatus, { decision: Decision; exitCode: ExitCode }> = {
  protected: { decision: 'run', exitCode: 0 },
  not_applicable: { decision: 'run', exitCode: 0 },
  failing: { decision: 'report', exitCode: 1 },
  unknown: { decision: 'report', exitCode: 2 },
}

/** The id of the safeguard that decides for a kind. */
export function decidingSafeguard(type: ResourceType): string {
  return `${type}-encryption-in-transit`
}

/**
 * Judges a parsed document as the portal would judge the resource it makes or describes. Total and
 * deterministic. A kind without a safeguard in transit would run.
 */
export function checkDocument(document: unknown): CheckResult {
  const detected = detectDocument(document)
  if ('why' in detected) return { kind: 'undecidable', ...detected }
  const { type, body, at } = detected
  const verdicts = judgeResource(type, { kind: 'described', described: body })
  const status =
    verdicts.find(({ safeguard }) => safeguard === decidingSafeguard(type))?.status ?? 'not_applicable'
  const { decision, exitCode } = outcomes[status]
  return {
    kind: 'checked',
    detected,
    decision: status === 'failing' && isStoppable(detected) ? 'terminate' : decision,
    exitCode,
    verdicts: verdicts.map((verdict) => ({
      ...verdict,
      reasons: verdict.reasons.map((reason) => ({
        ...reason,
        steps: stepsInDocument(document, [
          ...at,
          ...stepsOf(reason.path ?? '').filter((step) => step !== ''),
        ]),
      })),
    })),
  }
}
