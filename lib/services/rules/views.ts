/** What a revision would do differently in one customer. `running` could be stopped at once. */
export interface ShadowCustomer {
  customerId: string
  slug: string
  name: string
  judged: number
  runningStops: number
  recentStops: number
  runningSpares: number
  recentSpares: number
  /** Jobs that the revision in force could judge and this one cannot. */
  unreadable: number
}

export type ShadowTotals = Omit<ShadowCustomer, 'customerId' | 'slug' | 'name'>

/** A revision tried over the whole fleet, on settings on record. */
export interface Shadow {
  safeguard: string
  from: number
  to: number
  /** Only customers in which something would change, those with the most new stops first. */
  customers: ShadowCustomer[]
  /** Customers whose jobs were judged. */
  customersJudged: number
  totals: ShadowTotals
  /** Jobs without settings on record: nothing is said of them. */
  withoutSettings: number
  /** Names exactly these running jobs and what would happen to them: a proposal takes it. */
  hash: string
  at: string
}

export interface RuleChange {
  id: string
  revision: number
  reason: string
  proposedBy: string | null
  proposedAt: string
  putInForceBy: string | null
  putInForceAt: string | null
  withdrawnAt: string | null
  totals: ShadowTotals | null
}

/** One enforced rule: what stops jobs, what this code has besides, and how that came to be. */
export interface RuleState {
  safeguard: string
  title: string
  inForce: { revision: number; since: string; changed: string }
  newer: { revision: number; since: string; changed: string }[]
  /** The proposal that stands now; null when there is none. */
  proposal: (RuleChange & { isMine: boolean; lapsesAt: string }) | null
  history: RuleChange[]
}
