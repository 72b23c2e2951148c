import { createAgain } from '../create-again.ts'
import { awsKey, judgeCustomerKey } from '../judge-keys.ts'
import { outputSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'inference-experiment-capture-customer-key'

/**
 * What an inference experiment captures should be encrypted with the customer's own key.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-24
 */
export const inferenceExperimentCaptureCustomerKey: Rule = {
  id,
  title: 'Captured experiment data is encrypted with the customer’s key',
  why: 'Only a key of your own can be withdrawn, and only its use stands in your audit trail.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['inference-experiment'],
  reads: ['DataStorageConfig.KmsKey'],
  fix: createAgain('inference-experiment', 'Create it again with DataStorageConfig.KmsKey set to your key.', [
    ['DataStorageConfig.KmsKey', 'alias/YOUR_KEY'],
  ]),
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13'],
    securityHub: ['SageMaker.24'],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-24',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'inference-experiment', (described) =>
      judgeCustomerKey(
        outputSlots['inference-experiment'](described),
        awsKey.output,
        'It stores nothing that a key would encrypt.',
      ),
    ),
}
