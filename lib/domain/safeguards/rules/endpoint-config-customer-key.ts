import { createAgain } from '../create-again.ts'
import { awsKey, judgeCustomerKey } from '../judge-keys.ts'
import { volumeSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'endpoint-config-customer-key'

/**
 * The volumes behind an endpoint should be encrypted with the customer's own key. Prowler fails serverless
 * configurations and local NVMe types too, which take no key.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
 */
export const endpointConfigCustomerKey: Rule = {
  id,
  title: 'Endpoint volumes are encrypted with the customer’s key',
  why: 'Only a key of your own can be withdrawn, and only its use stands in your audit trail.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['endpoint-config'],
  reads: ['KmsKeyId', 'ProductionVariants[].InstanceType'],
  fix: createAgain(
    'endpoint-config',
    'Create a new endpoint configuration with KmsKeyId set to your key, and update the endpoint to it.',
    [['KmsKeyId', 'alias/YOUR_KEY']],
  ),
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13'],
    securityHub: [],
    prowler: ['sagemaker_endpoint_config_kms_encryption_enabled'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'endpoint-config', (described) =>
      judgeCustomerKey(
        volumeSlots['endpoint-config'](described),
        awsKey.volume,
        'It stores nothing that a key would encrypt.',
      ),
    ),
}
