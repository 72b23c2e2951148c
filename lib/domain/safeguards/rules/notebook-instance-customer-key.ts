import { createAgain } from '../create-again.ts'
import { awsKey, judgeCustomerKey } from '../judge-keys.ts'
import { volumeSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'notebook-instance-customer-key'

/**
 * A notebook instance should be encrypted with the customer's own key. Prowler calls one without "data
 * encryption disabled"; AWS encrypts it with a system-managed key.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-21
 */
export const notebookInstanceCustomerKey: Rule = {
  id,
  title: 'Notebooks are encrypted with the customer’s key',
  why: 'Only a key of your own can be withdrawn, and only its use stands in your audit trail.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['notebook-instance'],
  reads: ['KmsKeyId'],
  fix: createAgain('notebook-instance', 'Create it again with KmsKeyId set to your key.', [
    ['KmsKeyId', 'alias/YOUR_KEY'],
  ]),
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13'],
    securityHub: ['SageMaker.21'],
    prowler: ['sagemaker_notebook_instance_encryption_enabled'],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-21',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'notebook-instance', (described) =>
      judgeCustomerKey(
        volumeSlots['notebook-instance'](described),
        awsKey.volume,
        'It stores nothing that a key would encrypt.',
      ),
    ),
}
