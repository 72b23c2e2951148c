import { judgeTraffic, trafficFix, trafficMappings } from '../judge-traffic.ts'
import type { Rule } from '../rule.ts'

const id = 'automl-job-encryption-in-transit'

/**
 * An AutoML job should encrypt the traffic between the instances of the jobs it launches, in V1's shape
 * (`AutoMLJobConfig.SecurityConfig`) and V2's (`SecurityConfig`). AWS does not say how many instances it uses.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoMLSecurityConfig.html
 */
export const automlJobEncryptionInTransit: Rule = {
  id,
  title: 'AutoML jobs encrypt traffic between instances',
  why: 'Training data and gradients cross the network between the instances of a job; unencrypted, whoever reaches that network reads patients’ data.',
  group: 'reported',
  severity: 'high',
  resourceTypes: ['automl-job'],
  reads: [
    'SecurityConfig.EnableInterContainerTrafficEncryption',
    'AutoMLJobConfig.SecurityConfig.EnableInterContainerTrafficEncryption',
  ],
  fix: trafficFix(
    'automl-job',
    'SecurityConfig',
    ' In a V1 request (CreateAutoMLJob) the setting stands in AutoMLJobConfig.SecurityConfig.',
  ),
  mappings: trafficMappings([]),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge: (evidence) => judgeTraffic(id, 'automl-job', evidence),
}
