import { dayMs } from './limits.ts'

/** Days before the end at which people are told; 0 is the last day itself. */
export const warningDays = [14, 3, 0] as const
export type Warning = (typeof warningDays)[number] | 'running'

/** With a job running under it, people are told once more while there is time to act. */
const runningWarnMs = 6 * 3_600_000

export interface WarningFacts {
  startsAt: Date
  endsAt: Date
  /** The last of `warningDays` that was told; null before the first. */
  warnedDays: number | null
  isRunning: boolean
  isWarnedOfRunning: boolean
}

/**
 * What to tell now, or null. Only the nearest is told: one that was missed while the worker was away is not
 * told late. An exclusion shorter than a warning's lead is not warned of at its start.
 */
export function warningDue(facts: WarningFacts, now: Date): Warning | null {
  const leftMs = facts.endsAt.getTime() - now.getTime()
  if (leftMs <= 0) return null
  if (facts.isRunning && !facts.isWarnedOfRunning && leftMs <= runningWarnMs) return 'running'
  const lifeMs = facts.endsAt.getTime() - facts.startsAt.getTime()
  const due = [...warningDays].reverse().find((days) => {
    const leadMs = Math.max(days, 1) * dayMs
    return leftMs <= leadMs && lifeMs > leadMs
  })
  if (due === undefined || (facts.warnedDays !== null && facts.warnedDays <= due)) return null
  return due
}
