import { judgeTraffic, trafficFix, trafficMappings } from '../judge-traffic.ts'
import type { Rule } from '../rule.ts'

const id = 'data-quality-job-definition-encryption-in-transit'

/**
 * A data quality job definition should have its monitoring jobs encrypt the traffic between their instances.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html
 */
export const dataQualityJobDefinitionEncryptionInTransit: Rule = {
  id,
  title: 'Data quality monitoring encrypts traffic between instances',
  why: 'Monitoring jobs read what was sent to and answered by the model; unencrypted between instances, whoever reaches that network reads patients’ data.',
  group: 'reported',
  severity: 'medium',
  resourceTypes: ['data-quality-job-definition'],
  reads: ['NetworkConfig.EnableInterContainerTrafficEncryption'],
  fix: trafficFix('data-quality-job-definition', 'NetworkConfig'),
  mappings: trafficMappings(['SageMaker.9']),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge: (evidence) => judgeTraffic(id, 'data-quality-job-definition', evidence),
}
