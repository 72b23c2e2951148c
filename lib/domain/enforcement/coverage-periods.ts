import { coverageStates, type CoverageState } from './coverage.ts'

/** A stretch of time in one state; the open one has no end yet. */
export interface Stretch {
  state: CoverageState
  startedAt: Date
  endedAt: Date | null
}

export const coveragePeriods = ['24h', '7d', '30d', '90d'] as const
export type CoveragePeriod = (typeof coveragePeriods)[number]

const dayMs = 86_400_000
export const periodMs: Record<CoveragePeriod, number> = {
  '24h': dayMs,
  '7d': 7 * dayMs,
  '30d': 30 * dayMs,
  '90d': 90 * dayMs,
}

/** How long each state held in a period. What nobody recorded, before the account was watched, is in none. */
export interface PeriodSum {
  period: CoveragePeriod
  seconds: Record<CoverageState, number>
}

/** The seconds of each state within the last day, week, month and quarter, up to `now`. */
export function sumCoverage(stretches: readonly Stretch[], now: Date): PeriodSum[] {
  return coveragePeriods.map((period) => {
    const fromMs = now.getTime() - periodMs[period]
    const ms = Object.fromEntries(coverageStates.map((state) => [state, 0])) as Record<CoverageState, number>
    for (const { state, startedAt, endedAt } of stretches) {
      const startMs = Math.max(fromMs, startedAt.getTime())
      const endMs = Math.min(now.getTime(), endedAt?.getTime() ?? now.getTime())
      ms[state] += Math.max(0, endMs - startMs)
    }
    const seconds = Object.fromEntries(
      coverageStates.map((state) => [state, Math.round(ms[state] / 1000)]),
    ) as Record<CoverageState, number>
    return { period, seconds }
  })
}
