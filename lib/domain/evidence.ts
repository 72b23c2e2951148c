import type { CoverageState } from '#lib/domain/enforcement/coverage.ts'
import { noCounts, type StatusCounts } from '#lib/domain/safeguards/counts.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

/** Some verdicts of one status, and how many of them are failing and excused. */
export interface VerdictAmount {
  status: VerdictStatus
  amount: number
  excluded: number
}

/** Counts verdicts: reports and frameworks do; lists count resources. */
export function verdictCounts(rows: readonly VerdictAmount[]): StatusCounts {
  const counts = { ...noCounts }
  for (const { status, amount, excluded } of rows) {
    counts[status] += amount
    counts.excluded += excluded
    counts.total += amount
  }
  return counts
}

/** Evidence is kept for so long after it was made, and longer under a legal hold. */
export const keptForYears = 6

/** Until when something made at a moment is kept at the least. */
export function keptUntil(madeAt: Date): Date {
  const until = new Date(madeAt)
  until.setUTCFullYear(until.getUTCFullYear() + keptForYears)
  return until
}

/** Everything a report says. Page, print, PDF and files are written from this one thing. */
export interface ReportModel {
  format: 2
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
    /** When it was connected; nothing is known of it from before. Missing in reports from before this was kept. */
    watchedSince?: string | null
  }[]
  measured: {
    sweepIntervalSeconds: number
    inventoryIntervalSeconds: number
    /** How often AWS is asked for whole lists, in which alone what vanished shows. Missing in older reports. */
    wholeListsEverySeconds?: number
    safeguards: number
    enforced: string[]
  }
  atStart: StatusCounts
  atEnd: StatusCounts
  history: { at: string; counts: StatusCounts }[]
  safeguards: {
    id: string
    title: string
    group: 'enforced' | 'reported' | 'posture'
    hipaa: string[]
    nist80053: string[]
    counts: StatusCounts
  }[]
  /** How long each account was in each state of enforcement, within the period. Empty where nothing was recorded. */
  coverage: { account: string; state: CoverageState; seconds: number }[]
  /** When it was in which state, and why not armed where there is a reason. Begins and ends with the period. */
  stretches: { account: string; state: CoverageState; reason: string | null; from: string; to: string }[]
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
    /** When it ended otherwise than by its own end; null where it did not. */
    endedAt: string | null
    approvedBy: string | null
    /** Who attested that it holds no PHI or PII, when, and in which wording. */
    attestation: { by: string; at: string; textVersion: number; configurationHash: string }
  }[]
  /** Safeguard-Sagemaker at the end, as the portal knows it, and what changed in the period. */
  groups: {
    account: string
    /** Null where it could not be read. */
    exists: boolean | null
    members: {
      userName: string
      userId: string
      since: string | null
      addedBy: string | null
      endsAt: string | null
    }[]
    added: number
    removed: number
    /** Changes found that were made outside the portal. */
    outside: number
  }[]
  /** Reviews of access that were under way in the period. */
  reviews: {
    account: string
    startedAt: string
    startedBy: string
    finishedAt: string | null
    finishedBy: string | null
    kept: number
    removed: number
    undecided: number
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
  /** What excused it at the report's end: failing all the same. Null where nothing did. */
  exclusion: {
    id: string
    until: string
    askedBy: string
    approvedBy: string | null
    because: string
  } | null
  hipaa: string[]
  nist80053: string[]
}

/** Until when, by whom and why a failing verdict is excused, in one sentence; null where it is not. */
export function excuseWords({ exclusion }: Pick<Finding, 'exclusion'>): string | null {
  if (exclusion === null) return null
  const { until, askedBy, approvedBy, because } = exclusion
  return `Excluded until ${until}: asked by ${askedBy}, approved by ${approvedBy ?? 'support'}, because “${because}”.`
}
