/**
 * The honest verdict: one safeguard on one resource is exactly one of these. What we could not read is
 * `unknown`; it is never a pass and never a fail. `excluded` is not a status: it lies over `failing`.
 */
export const verdictStatuses = ['protected', 'failing', 'unknown', 'not_applicable'] as const
export type VerdictStatus = (typeof verdictStatuses)[number]

/** Whose key encrypts data at rest. `not_applicable`: the hardware does it and takes no key. */
export const keyStates = ['customer_key', 'aws_managed', 'not_applicable'] as const
export type KeyState = (typeof keyStates)[number]

/** Why a verdict is what it is, in words, with the place in AWS's answer that decided it. */
export interface Reason {
  /** A full sentence in plain words. */
  message: string
  /** Where in the describe response, as a path: `TrainingJobDefinitions[1].EnableInterContainerTrafficEncryption`. */
  path?: string
  /** The action whose answer `path` stands in, where it is another than the describe response (`Evidence.also`). */
  answer?: string
  /** The setting as AWS gave it; absent when AWS gave none. */
  value?: boolean | number | string | null
  /** The tuning-job definition the reason is about, when it has a name. */
  definition?: string
  /** Whose key encrypts, where the reason is about one. */
  keyState?: KeyState
}

export interface Verdict {
  safeguard: string
  status: VerdictStatus
  reasons: Reason[]
}

/** Something we could not read: the AWS action that failed and AWS's own error code. */
export interface Gap {
  service: string
  action: string
  region: string
  /** AWS's error name, such as `AccessDeniedException`. */
  error: string
  /** AWS's message, or ours when the answer made no sense. */
  message: string
  /** How many resources this left unread; 1 unless several failed alike. */
  count: number
  resourceArn?: string
}

/** One answer of AWS as it came, or the gap that stands in its place. */
export type Answer =
  | { kind: 'described'; described: unknown }
  | { kind: 'unreadable'; gap: Pick<Gap, 'action' | 'error'> & Partial<Pick<Gap, 'service'>> }

/**
 * What a rule judges: AWS's describe response, or the gap in its place. `also` holds AWS's other answers
 * about the same resource by the action that gave them (`GetBucketPolicy`, `ListTags`, the
 * `DescribeDataQualityJobDefinition` a schedule follows). An answer that was never asked for is absent, and
 * a rule that needs it says `unknown`. A collector puts every answer in as it came, refusals too:
 * what a refusal such as `NoSuchBucketPolicy` means is the rule's to say.
 */
export type Evidence = Answer & { also?: Readonly<Record<string, Answer>> }

const severity: Record<VerdictStatus, number> = { failing: 3, unknown: 2, protected: 1, not_applicable: 0 }

/** A resource's own status: its worst verdict. No verdict at all is `unknown`, never `protected`. */
export function worstStatus(verdicts: readonly Pick<Verdict, 'status'>[]): VerdictStatus {
  if (verdicts.length === 0) return 'unknown'
  return verdicts.reduce<VerdictStatus>(
    (worst, { status }) => (severity[status] > severity[worst] ? status : worst),
    'not_applicable',
  )
}
