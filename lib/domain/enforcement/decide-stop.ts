import type { AccountStatus, EnforcementMode } from '#lib/domain/accounts/account.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

export interface StopFacts {
  /** The enforced safeguard's verdict on this job. */
  verdict: VerdictStatus
  /** What AWS says of the job. */
  awsStatus: string
  accountStatus: AccountStatus
  mode: EnforcementMode
  /** An exclusion of this job from this safeguard holds now, by the database's clock. */
  isExcluded: boolean
  /** Support paused this account, or the stop switch over the whole fleet is thrown. */
  isPaused: boolean
}

export type StopDecision =
  | { stop: true }
  | {
      stop: false
      because: 'not_failing' | 'not_running' | 'excluded' | 'observing' | 'paused' | 'not_connected'
    }

/**
 * Whether a tuning job is to be stopped. Exclusions come before the mode: an excluded job is spared and
 * said to be, wherever it runs. Only a verdict of failing stops; unknown never does. Only InProgress can be
 * stopped: Stopping is on its way, the rest has ended.
 */
export function decideStop(facts: StopFacts): StopDecision {
  if (facts.verdict !== 'failing') return { stop: false, because: 'not_failing' }
  if (facts.awsStatus !== 'InProgress') return { stop: false, because: 'not_running' }
  if (facts.isExcluded) return { stop: false, because: 'excluded' }
  if (facts.accountStatus !== 'connected') return { stop: false, because: 'not_connected' }
  if (facts.mode !== 'armed') return { stop: false, because: 'observing' }
  if (facts.isPaused) return { stop: false, because: 'paused' }
  return { stop: true }
}

/** What a receipt says when a job was spared between the intent and the stop. */
export const sparedWords: Record<Exclude<StopDecision, { stop: true }>['because'], string> = {
  not_failing: 'Read again before the stop, the job was no longer failing.',
  not_running: 'The job had ended before the stop was needed.',
  excluded: 'An exclusion was in force before the stop was sent.',
  observing: 'Enforcement was disarmed before the stop was sent.',
  paused: 'Enforcement was paused before the stop was sent.',
  not_connected: 'The AWS account was no longer connected.',
}
