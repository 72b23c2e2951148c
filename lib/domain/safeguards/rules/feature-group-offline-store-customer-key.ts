import { createAgain } from '../create-again.ts'
import { awsKey, judgeCustomerKey } from '../judge-keys.ts'
import { outputSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'feature-group-offline-store-customer-key'

/**
 * The offline store of a feature group should be encrypted with the customer's own key.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-17
 */
export const featureGroupOfflineStoreCustomerKey: Rule = {
  id,
  title: 'Offline stores are encrypted with the customer’s key',
  why: 'Only a key of your own can be withdrawn, and only its use stands in your audit trail.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['feature-group'],
  reads: ['OfflineStoreConfig.S3StorageConfig.KmsKeyId'],
  fix: createAgain(
    'feature-group',
    'Create it again with OfflineStoreConfig.S3StorageConfig.KmsKeyId set to your key.',
    [['OfflineStoreConfig.S3StorageConfig.KmsKeyId', 'alias/YOUR_KEY']],
  ),
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13'],
    securityHub: ['SageMaker.17'],
    prowler: ['sagemaker_feature_group_offline_store_encrypted_with_cmk'],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-17',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'feature-group', (described) =>
      judgeCustomerKey(
        outputSlots['feature-group'](described),
        awsKey.output,
        'It stores nothing that a key would encrypt.',
      ),
    ),
}
