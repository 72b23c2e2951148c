import { asObject, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { type ResourceType, resourceTypes } from '#lib/domain/resources/types.ts'
import type { Answer, Evidence, Reason, Verdict, VerdictStatus } from './verdict.ts'

type UnreadableGap = Extract<Answer, { kind: 'unreadable' }>['gap']

/** The verdict for evidence we do not have: unknown, naming the action and AWS's error. */
export function unreadableVerdict(safeguard: string, gap: UnreadableGap): Verdict {
  const action = `${gap.service ?? 'sagemaker'}:${gap.action}`
  return malformedVerdict(safeguard, `We could not read this resource: ${action} answered ${gap.error}.`)
}

export function malformedVerdict(safeguard: string, what: string): Verdict {
  return { safeguard, status: 'unknown', reasons: [{ message: what }] }
}

export interface Judged {
  status: VerdictStatus
  reasons: Reason[]
}

/**
 * Judges a described resource of one kind. What could not be read, and what is not such a resource (AWS's
 * answer always names it), is unknown.
 */
export function judgeDescribed(
  safeguard: string,
  evidence: Evidence,
  type: ResourceType,
  judge: (described: JsonObject) => Judged,
): Verdict {
  if (evidence.kind === 'unreadable') return unreadableVerdict(safeguard, evidence.gap)
  const described = asObject(evidence.described)
  const { nameField, longLabel } = resourceTypes[type]
  if (described === null || typeof described[nameField] !== 'string')
    return malformedVerdict(
      safeguard,
      `This is not AWS’s description of a resource of the kind “${longLabel}”: ${nameField} is missing.`,
    )
  return { safeguard, ...judge(described) }
}

/** Another answer of AWS about the same resource; in words why it is not there when it is not. */
export function readAlso(
  evidence: Evidence,
  action: string,
  service = 'sagemaker',
): Answer | { kind: 'missing'; why: string } {
  const answer = evidence.also && Object.hasOwn(evidence.also, action) ? evidence.also[action] : undefined
  return answer ?? { kind: 'missing', why: `${service}:${action} was not asked.` }
}

/** Unknown with one reason, and the place it is about: in the description, or in the answer to `answer`. */
export function unknownBecause(message: string, path?: string, answer?: string): Judged {
  const place = { ...(path === undefined ? {} : { path }), ...(answer === undefined ? {} : { answer }) }
  return { status: 'unknown', reasons: [{ message, ...place }] }
}
