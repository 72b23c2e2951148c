import type { Reason, VerdictStatus } from './verdict.ts'

/** A place in the settings that decided a verdict, and how it stands by itself. */
export interface DecidedAt {
  path: string
  /** The action whose answer the path stands in; absent for the describe response. */
  answer?: string
  status: VerdictStatus
}

/** A failing verdict has right definitions beside the wrong one: what is on is right, whatever the whole is. */
export function reasonStatus(status: VerdictStatus, { value, path }: Reason): VerdictStatus {
  const isOn = value === true && path?.split('.').at(-1)?.startsWith('Enable') === true
  return isOn && (status === 'failing' || status === 'unknown') ? 'protected' : status
}

/** Each reason's place with its own status, the worst last where two share one. */
export function decidedAt(verdicts: readonly { status: VerdictStatus; reasons: Reason[] }[]): DecidedAt[] {
  const places = verdicts.flatMap(({ status, reasons }) =>
    reasons.flatMap((reason) =>
      reason.path === undefined
        ? []
        : [
            {
              path: reason.path,
              ...(reason.answer === undefined ? {} : { answer: reason.answer }),
              status: reasonStatus(status, reason),
            },
          ],
    ),
  )
  return places.toSorted((a, b) => weight[a.status] - weight[b.status])
}

export const weight: Record<VerdictStatus, number> = {
  not_applicable: 0,
  protected: 1,
  unknown: 2,
  failing: 3,
}

/** Which of some marked lines people came for: the first of the worst. */
export function worstLine(marks: ReadonlyMap<number, { status: VerdictStatus }>): number | undefined {
  const [first] = [...marks]
    .filter(([, { status }]) => weight[status] >= weight.unknown)
    .sort(([a, left], [b, right]) => weight[right.status] - weight[left.status] || a - b)
  return first?.[0]
}
