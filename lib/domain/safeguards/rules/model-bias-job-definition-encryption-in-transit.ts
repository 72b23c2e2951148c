import { judgeTraffic, trafficFix, trafficMappings } from '../judge-traffic.ts'
import type { Rule } from '../rule.ts'

const id = 'model-bias-job-definition-encryption-in-transit'

/**
 * A model bias job definition should have its monitoring jobs encrypt the traffic between their instances.
 * Security Hub's SageMaker.15 asks this only from two instances on, its twins .9, .10 and .13 always. The
 * setting is what AWS documents, so we ask always and show the count.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html
 */
export const modelBiasJobDefinitionEncryptionInTransit: Rule = {
  id,
  title: 'Model bias monitoring encrypts traffic between instances',
  why: 'Monitoring jobs read what was sent to and answered by the model; unencrypted between instances, whoever reaches that network reads patients’ data.',
  group: 'reported',
  severity: 'medium',
  resourceTypes: ['model-bias-job-definition'],
  reads: ['NetworkConfig.EnableInterContainerTrafficEncryption'],
  fix: trafficFix('model-bias-job-definition', 'NetworkConfig'),
  mappings: trafficMappings(['SageMaker.15']),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge: (evidence) => judgeTraffic(id, 'model-bias-job-definition', evidence),
}
