import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Evidence, Verdict } from './verdict.ts'

/** Where a safeguard stands in the frameworks people are audited against. */
export interface Mappings {
  hipaa: string[]
  nist80053: string[]
  securityHub: string[]
  prowler: string[]
}

/**
 * One safeguard: what it reads, why it matters, how to put it right, and the pure function that judges.
 * `enforced` safeguards stop jobs; `reported` ones are shown and counted; `posture` is counted beside.
 */
export interface Rule {
  id: string
  title: string
  why: string
  group: 'enforced' | 'reported' | 'posture'
  severity: 'critical' | 'high' | 'medium' | 'low'
  resourceTypes: readonly ResourceType[]
  /** Paths in the describe response that the rule reads. */
  reads: readonly string[]
  mappings: Mappings
  /** The AWS page the rule rests on. */
  source: string
  judge: (evidence: Evidence) => Verdict
}
