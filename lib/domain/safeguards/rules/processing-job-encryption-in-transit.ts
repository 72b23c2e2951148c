import { judgeTraffic, trafficFix, trafficMappings } from '../judge-traffic.ts'
import type { Rule } from '../rule.ts'

const id = 'processing-job-encryption-in-transit'

/**
 * A processing job should encrypt the traffic between its instances. Reported, not enforced.
 * Neither Prowler nor Security Hub looks at processing jobs' traffic.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_NetworkConfig.html
 */
export const processingJobEncryptionInTransit: Rule = {
  id,
  title: 'Processing jobs encrypt traffic between instances',
  why: 'The data being processed crosses the network between the instances of a job; unencrypted, whoever reaches that network reads patients’ data.',
  group: 'reported',
  severity: 'high',
  resourceTypes: ['processing-job'],
  reads: ['NetworkConfig.EnableInterContainerTrafficEncryption'],
  fix: trafficFix('processing-job', 'NetworkConfig'),
  mappings: trafficMappings([]),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge: (evidence) => judgeTraffic(id, 'processing-job', evidence),
}
