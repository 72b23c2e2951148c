import type { EnforcementMode } from '#lib/domain/accounts/account.ts'
import type { StatusCounts } from '#lib/domain/safeguards/counts.ts'
import type { ExclusionMatter } from '#lib/services/exclusions/views.ts'
import type { GapView } from '#lib/services/scans/views.ts'
import type { TerminationRow } from '#lib/services/terminations/views.ts'

/** All times cross the wire as ISO 8601 in UTC. */

export interface CustomerRow {
  id: string
  slug: string
  name: string
  createdAt: string
  accountCount: number
  adminCount: number
  isClosed: boolean
  legalHold: boolean
}

/** One account and region on a customer's home. */
export interface HomeRegion {
  region: string
  counts: StatusCounts
  /** The start of the newest complete inventory; null when there was none. */
  lastCompleteAt: string | null
  /** The start of the newest inventory that answered at all, in part or in full; null when there was none. */
  readAt: string | null
  /** The start of the newest look for running tuning jobs; null when there was none. */
  sweptAt: string | null
  /** Of the inventory and the sweep, the worse. */
  outcome: 'complete' | 'partial' | 'failed' | 'not_enabled' | null
  gaps: GapView[]
}

export interface HomeAccount {
  id: string
  awsAccountId: string
  name: string
  status: 'pending' | 'connected' | 'unsafe' | 'disconnected'
  mode: EnforcementMode
  regions: HomeRegion[]
}

export interface CustomerHome {
  customer: { id: string; slug: string; name: string }
  counts: StatusCounts
  accounts: HomeAccount[]
  newestTerminations: TerminationRow[]
  /** Questions of support's, suspensions and ends that wait for somebody here. */
  exclusionMatters: ExclusionMatter[]
  /** Jobs whose stop AWS accepted in the last 24 hours. */
  terminatedInADay: number
  /** The oldest of the regions' newest inventories; null when a region was never read. */
  oldestReadAt: string | null
  inventoryIntervalSeconds: number
  /** The server's clock when this was answered, so that ages do not depend on the browser's. */
  now: string
}
