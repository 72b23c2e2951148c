import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Evidence, Verdict } from './verdict.ts'

/** Where a safeguard stands in the frameworks people are audited against. */
export interface Mappings {
  hipaa: string[]
  nist80053: string[]
  securityHub: string[]
  prowler: string[]
}

/** How to put a resource right: in words, and as commands with `NAME` and `REGION` to fill in. */
export interface HowToFix {
  text: string
  cli: string
  boto3: string
}

/**
 * One safeguard: what it reads, why it matters, how to put it right, and the pure function that judges.
 * `enforced` safeguards stop jobs; `reported` ones are shown and counted; `posture` is counted beside.
 */
export interface Rule {
  id: string
  /** Rises with every change of what `judge` says, so that what is known is judged again; absent, it is 1. */
  revision?: number
  title: string
  why: string
  group: 'enforced' | 'reported' | 'posture'
  severity: 'critical' | 'high' | 'medium' | 'low'
  resourceTypes: readonly ResourceType[]
  /** Paths in the describe response that the rule reads; `Action: path` for another answer of AWS. */
  reads: readonly string[]
  fix: HowToFix
  mappings: Mappings
  /** The AWS page the rule rests on. */
  source: string
  /** Total and deterministic. `type` is one of `resourceTypes`. */
  judge: (evidence: Evidence, type: ResourceType) => Verdict
}
