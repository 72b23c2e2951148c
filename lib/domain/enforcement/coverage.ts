import type { AccountStatus, EnforcementMode } from '#lib/domain/accounts/account.ts'

/** Whether enforcement is in force in an account, and why not. The worst that holds is the one shown. */
export const coverageStates = ['off', 'blind', 'observing', 'paused', 'late', 'held', 'armed'] as const
export type CoverageState = (typeof coverageStates)[number]

export const coverageWords: Record<CoverageState, string> = {
  off: 'Not connected: nothing is read or stopped',
  blind: 'Blind: we cannot read it',
  observing: 'Observing: read and judged, nothing is stopped',
  paused: 'Paused: nothing is stopped',
  late: 'Late: the last reading is older than two sweeps',
  held: 'Held: armed, with stops that wait for support',
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

/** What a customer reads while the switch over the whole fleet is thrown. */
export const fleetStopWords = 'Fleet-wide stop by ClearDATA.'

/** What the reason is made of, beside the facts. */
export interface CoverageCauses {
  isFleetStopped: boolean
  pauseReason: string | null
  /** Regions that could not be read at all, with AWS's error, and those whose reading is late. */
  blindRegions: { region: string; action: string; error: string }[]
  lateRegions: string[]
}

/** Why enforcement is not in force, for the customer and the auditor; null where the state says it all. */
export function coverageReason(state: CoverageState, causes: CoverageCauses): string | null {
  if (state === 'paused') return causes.isFleetStopped ? fleetStopWords : causes.pauseReason
  if (state === 'blind')
    return causes.blindRegions.length === 0
      ? 'A role is unsafe, so we do not use it.'
      : causes.blindRegions
          .map(({ region, action, error }) => `${region}: ${action} answered ${error}.`)
          .join(' ')
  if (state === 'late')
    return causes.lateRegions.length === 0 ? null : `No reading in time of ${causes.lateRegions.join(', ')}.`
  return null
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
