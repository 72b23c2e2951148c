import { asObject } from '#lib/domain/resources/read-json.ts'
import { judgeTrafficEncryption } from '../judge-traffic-encryption.ts'
import type { Rule } from '../rule.ts'
import { malformedVerdict, unreadableVerdict } from '../unreadable.ts'

const id = 'training-job-encryption-in-transit'

/**
 * A training job should encrypt the traffic between its instances. Reported, not enforced: only tuning
 * jobs are terminated.
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
  mappings: {
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    nist80053: ['SC-8', 'SC-8(1)', 'SC-13'],
    securityHub: [],
    prowler: ['sagemaker_training_jobs_intercontainer_encryption_enabled'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge(evidence) {
    if (evidence.kind === 'unreadable') return unreadableVerdict(id, evidence.gap)
    const described = asObject(evidence.described)
    // A real answer always names the job; without the name there is no evidence that this is one.
    if (described === null || typeof described.TrainingJobName !== 'string')
      return malformedVerdict(id, 'AWS’s answer was not a training job.')
    const { status, reason } = judgeTrafficEncryption({ path: '', name: null, body: described })
    return { safeguard: id, status, reasons: [reason] }
  },
}
