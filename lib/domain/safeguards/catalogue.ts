import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Rule } from './rule.ts'
import { automlJobEncryptionInTransit } from './rules/automl-job-encryption-in-transit.ts'
import { dataQualityJobDefinitionEncryptionInTransit } from './rules/data-quality-job-definition-encryption-in-transit.ts'
import { hyperpodClusterEncryptionInTransit } from './rules/hyperpod-cluster-encryption-in-transit.ts'
import { modelBiasJobDefinitionEncryptionInTransit } from './rules/model-bias-job-definition-encryption-in-transit.ts'
import { modelExplainabilityJobDefinitionEncryptionInTransit } from './rules/model-explainability-job-definition-encryption-in-transit.ts'
import { modelQualityJobDefinitionEncryptionInTransit } from './rules/model-quality-job-definition-encryption-in-transit.ts'
import { monitoringScheduleEncryptionInTransit } from './rules/monitoring-schedule-encryption-in-transit.ts'
import { processingJobEncryptionInTransit } from './rules/processing-job-encryption-in-transit.ts'
import { trainingJobEncryptionInTransit } from './rules/training-job-encryption-in-transit.ts'
import { transformJobEncryptionInTransit } from './rules/transform-job-encryption-in-transit.ts'
import { tuningJobEncryptionInTransit } from './rules/tuning-job-encryption-in-transit.ts'
import type { Evidence, Verdict } from './verdict.ts'

/** Every safeguard, in the order people read them: enforced, reported, posture. */
export const catalogue: readonly Rule[] = [
  tuningJobEncryptionInTransit,
  trainingJobEncryptionInTransit,
  processingJobEncryptionInTransit,
  automlJobEncryptionInTransit,
  dataQualityJobDefinitionEncryptionInTransit,
  modelBiasJobDefinitionEncryptionInTransit,
  modelQualityJobDefinitionEncryptionInTransit,
  modelExplainabilityJobDefinitionEncryptionInTransit,
  monitoringScheduleEncryptionInTransit,
  transformJobEncryptionInTransit,
  hyperpodClusterEncryptionInTransit,
]

const byId = new Map(catalogue.map((rule) => [rule.id, rule]))

export function findRule(id: string): Rule | null {
  return byId.get(id) ?? null
}

/** The one safeguard whose failing stops a job. */
export const enforcedSafeguard = tuningJobEncryptionInTransit.id

/** The safeguards that judge resources of a kind, in the catalogue's order. */
export function rulesFor(type: ResourceType): Rule[] {
  return catalogue.filter((rule) => rule.resourceTypes.includes(type))
}

/** All verdicts on one resource, in the catalogue's order. `resourceStatus` says what they come to. */
export function judgeResource(type: ResourceType, evidence: Evidence): Verdict[] {
  return rulesFor(type).map((rule) => rule.judge(evidence, type))
}
