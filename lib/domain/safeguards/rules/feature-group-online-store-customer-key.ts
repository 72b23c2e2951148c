import { asObject } from '#lib/domain/resources/read-json.ts'
import { createAgain } from '../create-again.ts'
import { awsKey, judgeCustomerKey } from '../judge-keys.ts'
import { volumeSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'feature-group-online-store-customer-key'

/**
 * The online store of a feature group should be encrypted with the customer's own key; as Security Hub, we
 * ask it of standard storage alone.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-18
 */
export const featureGroupOnlineStoreCustomerKey: Rule = {
  id,
  title: 'Online stores are encrypted with the customer’s key',
  why: 'Only a key of your own can be withdrawn, and only its use stands in your audit trail.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['feature-group'],
  reads: ['OnlineStoreConfig.SecurityConfig.KmsKeyId', 'OnlineStoreConfig.StorageType'],
  fix: createAgain(
    'feature-group',
    'Create it again with OnlineStoreConfig.SecurityConfig.KmsKeyId set to your key.',
    [['OnlineStoreConfig.SecurityConfig.KmsKeyId', 'alias/YOUR_KEY']],
  ),
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13'],
    securityHub: ['SageMaker.18'],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-18',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'feature-group', (described) =>
      judgeCustomerKey(
        asObject(described.OnlineStoreConfig)?.StorageType === 'InMemory'
          ? []
          : volumeSlots['feature-group'](described),
        awsKey.volume,
        'It stores nothing that a key would encrypt.',
      ),
    ),
}
