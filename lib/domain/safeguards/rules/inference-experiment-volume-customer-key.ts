import { createAgain } from '../create-again.ts'
import { awsKey, judgeCustomerKey } from '../judge-keys.ts'
import { volumeSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'inference-experiment-volume-customer-key'

/**
 * The volumes of an inference experiment should be encrypted with the customer's own key.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-23
 */
export const inferenceExperimentVolumeCustomerKey: Rule = {
  id,
  title: 'Experiment volumes are encrypted with the customer’s key',
  why: 'Only a key of your own can be withdrawn, and only its use stands in your audit trail.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['inference-experiment'],
  reads: ['KmsKey'],
  fix: createAgain('inference-experiment', 'Create it again with KmsKey set to your key.', [
    ['KmsKey', 'alias/YOUR_KEY'],
  ]),
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13'],
    securityHub: ['SageMaker.23'],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-23',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'inference-experiment', (described) =>
      judgeCustomerKey(
        volumeSlots['inference-experiment'](described),
        awsKey.volume,
        'It stores nothing that a key would encrypt.',
      ),
    ),
}
