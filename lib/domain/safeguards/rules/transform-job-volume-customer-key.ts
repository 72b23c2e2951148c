import { createAgain } from '../create-again.ts'
import { awsKey, judgeCustomerKey } from '../judge-keys.ts'
import { volumeSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'transform-job-volume-customer-key'

/**
 * The volumes of a batch transform job should be encrypted with the customer's own key.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
 */
export const transformJobVolumeCustomerKey: Rule = {
  id,
  title: 'Transform volumes are encrypted with the customer’s key',
  why: 'Only a key of your own can be withdrawn, and only its use stands in your audit trail.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['transform-job'],
  reads: ['TransformResources.VolumeKmsKeyId'],
  fix: createAgain(
    'transform-job',
    'Create it again with TransformResources.VolumeKmsKeyId set to your key.',
    [['TransformResources.VolumeKmsKeyId', 'alias/YOUR_KEY']],
  ),
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13'],
    securityHub: [],
    prowler: ['sagemaker_transform_job_volume_encrypted_with_cmk'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'transform-job', (described) =>
      judgeCustomerKey(
        volumeSlots['transform-job'](described),
        awsKey.volume,
        'It stores nothing that a key would encrypt.',
      ),
    ),
}
