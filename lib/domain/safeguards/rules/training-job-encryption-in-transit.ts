import { judgeTraffic, trafficFix, trafficMappings } from '../judge-traffic.ts'
import type { Rule } from '../rule.ts'

const id = 'training-job-encryption-in-transit'

/**
 * A training job should encrypt the traffic between its instances. Reported, not enforced: only tuning
 * jobs are terminated. Prowler reports a training job it could not read as failing; here that is unknown.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html
 */
export const trainingJobEncryptionInTransit: Rule = {
  id,
  title: 'Training jobs encrypt traffic between instances',
  why: 'Training data and gradients cross the network between the instances of a job; unencrypted, whoever reaches that network reads patients’ data.',
  group: 'reported',
  severity: 'high',
  resourceTypes: ['training-job'],
  reads: ['EnableInterContainerTrafficEncryption'],
  fix: trafficFix('training-job', ''),
  mappings: trafficMappings([], ['sagemaker_training_jobs_intercontainer_encryption_enabled']),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge: (evidence) => judgeTraffic(id, 'training-job', evidence),
}
