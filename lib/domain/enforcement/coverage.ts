import type { AccountStatus, EnforcementMode } from '#lib/domain/accounts/account.ts'

/** Whether enforcement is in force in an account, and why not. The worst that holds is the one shown. */
export const coverageStates = ['off', 'blind', 'observing', 'paused', 'late', 'held', 'armed'] as const
export type CoverageState = (typeof coverageStates)[number]

export const coverageWords: Record<CoverageState, string> = {
  off: 'Not connected: nothing is read or stopped',
  blind: 'Blind: we cannot read it',
  observing: 'Observing: read and judged, nothing is stopped',
  paused: 'Paused by support: nothing is stopped',
  late: 'Late: the last reading is older than two sweeps',
  held: 'Armed, with stops held for support',
  armed: 'Armed: failing tuning jobs are stopped',
}

export interface CoverageFacts {
  status: AccountStatus
  mode: EnforcementMode
  isPaused: boolean
  /** A region that could not be read at all. */
  isBlind: boolean
  /** A region whose newest reading is older than two sweeps, or was never made. */
  isLate: boolean
  heldStops: number
}

export function coverageOf(facts: CoverageFacts): CoverageState {
  if (facts.status === 'unsafe') return 'blind'
  if (facts.status !== 'connected') return 'off'
  if (facts.isBlind) return 'blind'
  if (facts.mode !== 'armed') return 'observing'
  if (facts.isPaused) return 'paused'
  if (facts.isLate) return 'late'
  return facts.heldStops > 0 ? 'held' : 'armed'
}
