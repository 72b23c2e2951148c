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

export const ruleGroups = ['enforced', 'reported', 'posture'] as const
export const severities = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]

/** One wording of an enforced rule. Which one stops jobs is a row in the database, not the newest code. */
export interface Revision {
  revision: number
  /** The day it was written. */
  since: string
  /** What it does differently from the one before, for support. */
  changed: string
  judge: Rule['judge']
}

/**
 * One safeguard: what it reads, why it matters, how to put it right, and the pure function that judges.
 * `enforced` safeguards stop jobs; `reported` ones are shown and counted; `posture` is counted beside.
 */
export interface Rule {
  id: string
  /** Rises with every change of what `judge` says, so that what is known is judged again; absent, it is 1. */
  revision?: number
  /** An enforced rule's wordings, oldest first; the newest is `judge`. Newer ones than the one in force only run in shadow. */
  revisions?: readonly Revision[]
  title: string
  why: string
  group: (typeof ruleGroups)[number]
  severity: Severity
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

/** What a group comes to for whoever fails one of its safeguards. */
export const groupWords: Record<Rule['group'], string> = {
  enforced: 'Enforced: a job that fails it is terminated.',
  reported: 'Reported: shown and counted, nothing is stopped.',
  posture: 'Posture: counted beside.',
}

/** The frameworks and tools that have a control or check for it, as people write their names. */
export function frameworksOf({ hipaa, nist80053, securityHub, prowler }: Mappings): string[] {
  return [
    ...(hipaa.length > 0 ? ['HIPAA Security Rule'] : []),
    ...(nist80053.length > 0 ? ['NIST SP 800-53'] : []),
    ...(securityHub.length > 0 ? ['Security Hub'] : []),
    ...(prowler.length > 0 ? ['Prowler'] : []),
  ]
}

/** Every control that asks for a safeguard, in one list. */
export function mappedControls({ hipaa, nist80053, securityHub, prowler }: Mappings): string[] {
  return [...hipaa, ...nist80053, ...securityHub, ...prowler]
}
