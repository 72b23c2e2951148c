import { judgeTraffic, trafficFix, trafficMappings } from '../judge-traffic.ts'
import type { Rule } from '../rule.ts'

const id = 'model-explainability-job-definition-encryption-in-transit'

/**
 * A model explainability job definition should have its monitoring jobs encrypt the traffic between their
 * instances.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html
 */
export const modelExplainabilityJobDefinitionEncryptionInTransit: Rule = {
  id,
  title: 'Model explainability monitoring encrypts traffic between instances',
  why: 'Monitoring jobs read what was sent to and answered by the model; unencrypted between instances, whoever reaches that network reads patients’ data.',
  group: 'reported',
  severity: 'medium',
  resourceTypes: ['model-explainability-job-definition'],
  reads: ['NetworkConfig.EnableInterContainerTrafficEncryption'],
  fix: trafficFix('model-explainability-job-definition', 'NetworkConfig'),
  mappings: trafficMappings(['SageMaker.10']),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge: (evidence) => judgeTraffic(id, 'model-explainability-job-definition', evidence),
}
