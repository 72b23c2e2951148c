import type { ResourceType } from '#lib/domain/resources/types.ts'
import { type InForce, judgeBy } from './revisions.ts'
import type { Rule } from './rule.ts'
import { appImageConfigTagged } from './rules/app-image-config-tagged.ts'
import { automlJobEncryptionInTransit } from './rules/automl-job-encryption-in-transit.ts'
import { dataQualityJobDefinitionEncryptionInTransit } from './rules/data-quality-job-definition-encryption-in-transit.ts'
import { dataQualityJobDefinitionNetworkIsolation } from './rules/data-quality-job-definition-network-isolation.ts'
import { domainCustomerKey } from './rules/domain-customer-key.ts'
import { domainIdentityCenter } from './rules/domain-identity-center.ts'
import { domainVpcOnly } from './rules/domain-vpc-only.ts'
import { endpointConfigCustomerKey } from './rules/endpoint-config-customer-key.ts'
import { endpointConfigMultipleInstances } from './rules/endpoint-config-multiple-instances.ts'
import { featureGroupOfflineStoreCustomerKey } from './rules/feature-group-offline-store-customer-key.ts'
import { featureGroupOnlineStoreCustomerKey } from './rules/feature-group-online-store-customer-key.ts'
import { hyperpodClusterEncryptionInTransit } from './rules/hyperpod-cluster-encryption-in-transit.ts'
import { imageTagged } from './rules/image-tagged.ts'
import { inferenceExperimentCaptureCustomerKey } from './rules/inference-experiment-capture-customer-key.ts'
import { inferenceExperimentVolumeCustomerKey } from './rules/inference-experiment-volume-customer-key.ts'
import { modelBiasJobDefinitionEncryptionInTransit } from './rules/model-bias-job-definition-encryption-in-transit.ts'
import { modelBiasJobDefinitionNetworkIsolation } from './rules/model-bias-job-definition-network-isolation.ts'
import { modelExplainabilityJobDefinitionEncryptionInTransit } from './rules/model-explainability-job-definition-encryption-in-transit.ts'
import { modelExplainabilityJobDefinitionNetworkIsolation } from './rules/model-explainability-job-definition-network-isolation.ts'
import { modelInVpc } from './rules/model-in-vpc.ts'
import { modelNetworkIsolation } from './rules/model-network-isolation.ts'
import { modelPipelinePrivateRegistry } from './rules/model-pipeline-private-registry.ts'
import { modelPrivateRegistry } from './rules/model-private-registry.ts'
import { modelQualityJobDefinitionEncryptionInTransit } from './rules/model-quality-job-definition-encryption-in-transit.ts'
import { modelQualityJobDefinitionNetworkIsolation } from './rules/model-quality-job-definition-network-isolation.ts'
import { monitoringScheduleEncryptionInTransit } from './rules/monitoring-schedule-encryption-in-transit.ts'
import { monitoringScheduleNetworkIsolation } from './rules/monitoring-schedule-network-isolation.ts'
import { notebookInstanceCustomerKey } from './rules/notebook-instance-customer-key.ts'
import { notebookInstanceInVpc } from './rules/notebook-instance-in-vpc.ts'
import { notebookInstanceNoDirectInternet } from './rules/notebook-instance-no-direct-internet.ts'
import { notebookInstanceNoRootAccess } from './rules/notebook-instance-no-root-access.ts'
import { notebookInstanceNoSecrets } from './rules/notebook-instance-no-secrets.ts'
import { notebookInstanceSupportedPlatform } from './rules/notebook-instance-supported-platform.ts'
import { outputEncryptionAtRest } from './rules/output-encryption-at-rest.ts'
import { processingJobEncryptionInTransit } from './rules/processing-job-encryption-in-transit.ts'
import { processingJobVolumeCustomerKey } from './rules/processing-job-volume-customer-key.ts'
import { s3BucketEncryptionAtRest } from './rules/s3-bucket-encryption-at-rest.ts'
import { s3BucketEncryptionInTransit } from './rules/s3-bucket-encryption-in-transit.ts'
import { s3BucketNotPublic } from './rules/s3-bucket-not-public.ts'
import { sagemakerRegionClarifyInUse } from './rules/sagemaker-region-clarify-in-use.ts'
import { sagemakerRegionModelRegistryInUse } from './rules/sagemaker-region-model-registry-in-use.ts'
import { sagemakerRegionModelsMonitored } from './rules/sagemaker-region-models-monitored.ts'
import { storageVolumeEncryptionAtRest } from './rules/storage-volume-encryption-at-rest.ts'
import { trainingJobCustomerKeys } from './rules/training-job-customer-keys.ts'
import { trainingJobEncryptionInTransit } from './rules/training-job-encryption-in-transit.ts'
import { trainingJobInVpc } from './rules/training-job-in-vpc.ts'
import { trainingJobNetworkIsolation } from './rules/training-job-network-isolation.ts'
import { transformJobEncryptionInTransit } from './rules/transform-job-encryption-in-transit.ts'
import { transformJobVolumeCustomerKey } from './rules/transform-job-volume-customer-key.ts'
import { tuningJobEncryptionInTransit } from './rules/tuning-job-encryption-in-transit.ts'
import { tuningJobInVpc } from './rules/tuning-job-in-vpc.ts'
import { tuningJobNetworkIsolation } from './rules/tuning-job-network-isolation.ts'
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
  storageVolumeEncryptionAtRest,
  outputEncryptionAtRest,
  s3BucketEncryptionAtRest,
  s3BucketEncryptionInTransit,
  s3BucketNotPublic,
  notebookInstanceNoDirectInternet,
  notebookInstanceNoRootAccess,
  notebookInstanceInVpc,
  notebookInstanceSupportedPlatform,
  notebookInstanceNoSecrets,
  notebookInstanceCustomerKey,
  trainingJobCustomerKeys,
  processingJobVolumeCustomerKey,
  transformJobVolumeCustomerKey,
  domainCustomerKey,
  endpointConfigCustomerKey,
  featureGroupOfflineStoreCustomerKey,
  featureGroupOnlineStoreCustomerKey,
  inferenceExperimentVolumeCustomerKey,
  inferenceExperimentCaptureCustomerKey,
  trainingJobNetworkIsolation,
  modelNetworkIsolation,
  dataQualityJobDefinitionNetworkIsolation,
  modelBiasJobDefinitionNetworkIsolation,
  modelExplainabilityJobDefinitionNetworkIsolation,
  modelQualityJobDefinitionNetworkIsolation,
  monitoringScheduleNetworkIsolation,
  tuningJobNetworkIsolation,
  trainingJobInVpc,
  modelInVpc,
  tuningJobInVpc,
  endpointConfigMultipleInstances,
  modelPrivateRegistry,
  modelPipelinePrivateRegistry,
  domainIdentityCenter,
  domainVpcOnly,
  appImageConfigTagged,
  imageTagged,
  sagemakerRegionModelsMonitored,
  sagemakerRegionModelRegistryInUse,
  sagemakerRegionClarifyInUse,
]

const byId = new Map(catalogue.map((rule) => [rule.id, rule]))

export function findRule(id: string): Rule | null {
  return byId.get(id) ?? null
}

const places = new Map(catalogue.map(({ id }, index) => [id, index]))

/** Compares ids of safeguards for sorting as the catalogue has them; what it no longer has comes last. */
export function compareSafeguards(left: string, right: string): number {
  return (places.get(left) ?? catalogue.length) - (places.get(right) ?? catalogue.length)
}

/** The one safeguard whose failing stops a job. */
export const enforcedSafeguard = tuningJobEncryptionInTransit.id

/** The safeguards that judge resources of a kind, in the catalogue's order. */
export function rulesFor(type: ResourceType): Rule[] {
  return catalogue.filter((rule) => rule.resourceTypes.includes(type))
}

/**
 * All verdicts on one resource, in the catalogue's order, by the revisions in force; a rule that `inForce` does
 * not name judges by its newest. `resourceStatus` says what they come to.
 */
export function judgeResource(type: ResourceType, evidence: Evidence, inForce: InForce = {}): Verdict[] {
  return rulesFor(type).map((rule) => judgeBy(rule, inForce)(evidence, type))
}
