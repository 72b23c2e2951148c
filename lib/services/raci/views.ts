import type { RaciEvidence, RaciParty, RaciRow } from '#lib/domain/raci.ts'

export interface RaciVersionView {
  version: number
  note: string
  rows: RaciRow[]
  publishedBy: string
  publishedAt: string
}

export interface AcknowledgementView {
  version: number
  /** As the person wrote it. */
  name: string
  at: string
}

/** A customer's page of responsibilities. */
export interface Responsibilities {
  customer: { slug: string; name: string }
  /** Newest first; never empty. */
  versions: RaciVersionView[]
  /** The customer's own, newest first. */
  acknowledgements: AcknowledgementView[]
  /** The person asking has acknowledged the newest version. */
  isAcknowledgedByMe: boolean
  /** The name we know the person by, to begin the signature with. */
  myName: string
  /** One line of live evidence for each row that has some. */
  headlines: Record<RaciEvidence, string>
  now: string
}

/** Where a line leads. Addresses are the screen's to build. */
export type EvidenceLink =
  | { to: 'terminations' }
  | { to: 'termination'; id: string }
  | { to: 'resources'; filter: { status?: string; safeguard?: string; excluded?: 'true'; account?: string } }
  | { to: 'exclusion'; id: string }
  | { to: 'exclusions' }
  | { to: 'account'; id: string }
  | { to: 'accounts' }

export interface EvidenceLine {
  key: string
  text: string
  /** When it happened or ends, where that matters. */
  at: string | null
  link: EvidenceLink | null
}

/** What a cell of the matrix opens: figures, what is so now, and what whoever is responsible has to do. */
export interface EvidencePanel {
  source: RaciEvidence
  figures: { label: string; value: number; link: EvidenceLink | null }[]
  tasks: (EvidenceLine & { party: RaciParty })[]
  lists: { title: string; empty: string; lines: EvidenceLine[] }[]
  now: string
}

/** Support's view: each customer and the newest version somebody of theirs acknowledged. */
export interface RaciOversight {
  versions: RaciVersionView[]
  customers: {
    customerId: string
    slug: string
    name: string
    /** Newest first. */
    acknowledgements: AcknowledgementView[]
  }[]
}
