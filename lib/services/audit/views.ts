/** One row of the trail as a page shows it. */
export interface TrailRow {
  seq: number
  at: string
  actorKind: 'person' | 'system'
  actorId: string
  actorName: string
  action: string
  resourceType: string
  resourceId: string
  requestId: string
  details: Record<string, unknown>
  hash: string
}

export interface TrailPage {
  rows: TrailRow[]
  next: string | null
  /** All rows the filters match; counted to 100,000 at most. */
  total: number
  /** What the newest rows hold, for the filters. */
  actors: { id: string; name: string }[]
  actions: string[]
  resourceTypes: string[]
  /** The newest signed digest; null where there is none yet. */
  digest: { number: number; at: string; seq: number; hash: string } | null
  /** Whether this portal can sign: it has a key and a place for digests. */
  isSealing: boolean
}

/** A member of staff looked into a customer. */
export interface StaffEntryRow {
  id: string
  customerName: string
  customerSlug: string
  personName: string
  reason: string
  enteredAt: string
  endsAt: string
  leftAt: string | null
}
