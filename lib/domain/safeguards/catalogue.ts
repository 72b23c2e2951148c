import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Rule } from './rule.ts'
import { trainingJobEncryptionInTransit } from './rules/training-job-encryption-in-transit.ts'
import { tuningJobEncryptionInTransit } from './rules/tuning-job-encryption-in-transit.ts'
import type { Evidence, Verdict } from './verdict.ts'

/** Every safeguard, in the order people read them. */
export const catalogue: readonly Rule[] = [tuningJobEncryptionInTransit, trainingJobEncryptionInTransit]

const byId = new Map(catalogue.map((rule) => [rule.id, rule]))

export function findRule(id: string): Rule | null {
  return byId.get(id) ?? null
}

/** The one safeguard whose failing stops a job. */
export const enforcedSafeguard = tuningJobEncryptionInTransit.id

/** All verdicts on one resource, in the catalogue's order. */
export function judgeResource(type: ResourceType, evidence: Evidence): Verdict[] {
  return catalogue.filter((rule) => rule.resourceTypes.includes(type)).map((rule) => rule.judge(evidence))
}
