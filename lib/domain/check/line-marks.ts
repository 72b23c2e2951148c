import { reasonStatus, weight } from '#lib/domain/safeguards/decided-at.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

/** One line of a checked text: how it stands, and why, in sentences. */
export interface LineMark {
  status: VerdictStatus
  messages: string[]
  /** Whether it decided, or only stands beside. */
  isDeciding: boolean
}

interface Verdict {
  safeguard: string
  status: VerdictStatus
  reasons: (Reason & { line: number })[]
}

/**
 * The lines (from 1) that verdicts rest on. A line has its worst status; the deciding safeguard comes first,
 * and of the others only what fails or is unknown is marked.
 */
export function lineMarks(verdicts: readonly Verdict[], deciding: string): Map<number, LineMark> {
  const marks = new Map<number, LineMark>()
  const first = verdicts.filter(({ safeguard }) => safeguard === deciding)
  const others = verdicts.filter(({ safeguard }) => safeguard !== deciding)
  for (const { safeguard, status, reasons } of [...first, ...others])
    for (const reason of reasons) {
      const own = reasonStatus(status, reason)
      const isDeciding = safeguard === deciding
      if (weight[own] < (isDeciding ? weight.protected : weight.unknown)) continue
      const mark = marks.get(reason.line) ?? { status: own, messages: [], isDeciding }
      const isWorse = weight[own] > weight[mark.status]
      marks.set(reason.line, {
        ...mark,
        status: isWorse ? own : mark.status,
        messages: [...mark.messages, reason.message],
      })
    }
  return marks
}
