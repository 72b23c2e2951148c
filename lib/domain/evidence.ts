import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

/** Counts of verdicts: one safeguard on one resource each. Lists count resources; reports and frameworks count these. */
export type VerdictCounts = Record<VerdictStatus, number> & { total: number }

export const noVerdicts: VerdictCounts = { protected: 0, failing: 0, unknown: 0, not_applicable: 0, total: 0 }

export function verdictCounts(rows: readonly { status: VerdictStatus; amount: number }[]): VerdictCounts {
  const counts = { ...noVerdicts }
  for (const { status, amount } of rows) {
    counts[status] += amount
    counts.total += amount
  }
  return counts
}

/** Everything a report says. Page, print, PDF and files are written from this one thing. */
export interface ReportModel {
  format: 1
  customer: { slug: string; name: string }
  from: string
  to: string
  madeAt: string
  madeBy: string
  accounts: {
    id: string
    awsAccountId: string
    name: string
    regions: string[]
    mode: 'observing' | 'armed'
    status: string
  }[]
  measured: {
    sweepIntervalSeconds: number
    /** Absent in reports from before the inventory had a rhythm of its own. */
    inventoryIntervalSeconds?: number
    safeguards: number
    enforced: string[]
  }
  atStart: VerdictCounts
  atEnd: VerdictCounts
  history: { at: string; counts: VerdictCounts }[]
  safeguards: {
    id: string
    title: string
    group: 'enforced' | 'reported' | 'posture'
    hipaa: string[]
    nist80053: string[]
    counts: VerdictCounts
  }[]
  /** How long each account was in each state of enforcement, within the period. Empty where nothing was recorded. */
  coverage: { account: string; state: string; seconds: number }[]
  terminations: {
    jobName: string
    account: string
    region: string
    state: string
    decidedAt: string
    stopSentAt: string | null
    eventToStopMs: number | null
    finalStatus: string | null
  }[]
  exclusions: {
    jobName: string
    account: string
    region: string
    safeguard: string
    state: string
    startsAt: string
    endsAt: string
  }[]
  people: { admins: number; viewers: number; supportVisits: number }
  raci: { version: number; acknowledgedBy: string | null; acknowledgedAt: string | null }
  gaps: { account: string; region: string; action: string; error: string; count: number }[]
  legalHold: boolean
  /** The digest that was signed when the report was made; null where the portal cannot sign. */
  digest: { number: number; seq: number; hash: string; keyId: string } | null
}

/** One verdict as it stood at the report's end: a line of the report's files. */
export interface Finding {
  resourceId: string
  arn: string
  name: string
  type: string
  region: string
  awsAccountId: string
  accountName: string
  safeguard: string
  title: string
  severity: 'critical' | 'high' | 'medium' | 'low'
  status: VerdictStatus
  since: string
  reasons: string[]
  hipaa: string[]
  nist80053: string[]
}
