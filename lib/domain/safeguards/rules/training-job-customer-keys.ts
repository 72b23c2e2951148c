import { createAgain } from '../create-again.ts'
import { awsKey, judgeCustomerKey } from '../judge-keys.ts'
import { outputSlots, volumeSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'training-job-customer-keys'

/**
 * A training job should encrypt its volumes and its output with the customer's own keys. Prowler's check of
 * volume and output reads the volume's key alone; this reads both, and leaves local NVMe disks out.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
 */
export const trainingJobCustomerKeys: Rule = {
  id,
  title: 'Training jobs are encrypted with the customer’s keys',
  why: 'Only a key of your own can be withdrawn, and only its use stands in your audit trail.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['training-job'],
  reads: ['ResourceConfig.VolumeKmsKeyId', 'OutputDataConfig.KmsKeyId'],
  fix: createAgain(
    'training-job',
    'Create it again with ResourceConfig.VolumeKmsKeyId and OutputDataConfig.KmsKeyId set to your key.',
    [
      ['ResourceConfig.VolumeKmsKeyId', 'alias/YOUR_KEY'],
      ['OutputDataConfig.KmsKeyId', 'alias/YOUR_KEY'],
    ],
  ),
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13'],
    securityHub: [],
    prowler: ['sagemaker_training_jobs_volume_and_output_encryption_enabled'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'training-job', (described) => {
      const volumes = volumeSlots['training-job'](described)
      return judgeCustomerKey(
        [...volumes, ...outputSlots['training-job'](described)],
        (slot) => (volumes.includes(slot) ? awsKey.volume : awsKey.output),
        'It stores nothing that a key would encrypt.',
      )
    }),
}
