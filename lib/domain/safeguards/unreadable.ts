import type { Evidence, Verdict } from './verdict.ts'

/** The verdict for evidence we do not have: unknown, naming the action and AWS's error. */
export function unreadableVerdict(
  safeguard: string,
  gap: Extract<Evidence, { kind: 'unreadable' }>['gap'],
): Verdict {
  return {
    safeguard,
    status: 'unknown',
    reasons: [{ message: `We could not read this resource: sagemaker:${gap.action} answered ${gap.error}.` }],
  }
}

export function malformedVerdict(safeguard: string, what: string): Verdict {
  return { safeguard, status: 'unknown', reasons: [{ message: what }] }
}
