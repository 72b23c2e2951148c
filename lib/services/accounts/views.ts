import type { AccountStatus, EnforcementMode } from '#lib/domain/accounts/account.ts'
import type { ActionProbe, ProofResult, RolePurpose, RoleState } from '#lib/domain/accounts/proof.ts'
import type { HomeRegion } from '#lib/services/customers/views.ts'

export interface AccountRow {
  id: string
  awsAccountId: string
  partition: string
  name: string
  regions: string[]
  status: AccountStatus
  mode: EnforcementMode
  provedAt: string | null
  armedAt: string | null
  /** When it arms by itself; null once support decided, or before a proof. */
  armsAt: string | null
  /** What the newest proof found of each role. */
  roles: { purpose: RolePurpose; state: RoleState }[]
}

export interface AccountDetail extends AccountRow {
  disconnectedAt: string | null
  /** Support's pause: until when, and why; null when there is none now. */
  pause: { until: string; reason: string } | null
  /** Stops that AWS refuses now, with the action that is missing or failing. */
  blockedStops: {
    terminationId: string
    jobName: string
    region: string
    action: string
    error: string
    since: string
    /** Support was told: it has lasted for five minutes. */
    isRaised: boolean
  }[]
  /** The switch over the whole fleet is thrown: nothing is stopped here either. */
  isFleetStopped: boolean
  /** Keys that EventBridge may present now. */
  eventKeys: { hint: string; createdAt: string }[]
  /** The newest event that came in, with which the events' path is alive. */
  lastEventAt: string | null
  /** Made by the portal; not a secret, and never an input. */
  externalId: string
  proof: ProofResult | null
  regionStates: HomeRegion[]
  roles: {
    purpose: RolePurpose
    arn: string
    state: RoleState
    /** What the template grants it, and whether a try of it was allowed. */
    actions: { action: string; resource: string; answer: ActionProbe['answer'] | 'untried' }[]
  }[]
  template: {
    fileName: string
    version: number
    provedVersion: number | null
    changes: string[]
    url: string | null
  }
  sweepIntervalSeconds: number
  inventoryIntervalSeconds: number
  now: string
}

/** One act on an account, from the trail. */
export interface AccountHistoryRow {
  id: string
  at: string
  who: string
  /** `account.arm`, `account.disconnect` …; the screen has the words. */
  action: string
  reason: string | null
}
