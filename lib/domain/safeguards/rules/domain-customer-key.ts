import { createAgain } from '../create-again.ts'
import { awsKey, judgeCustomerKey } from '../judge-keys.ts'
import { volumeSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'domain-customer-key'

/**
 * The file system of a Studio domain should be encrypted with the customer's own key.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-studio.html
 */
export const domainCustomerKey: Rule = {
  id,
  title: 'Domains are encrypted with the customer’s key',
  why: 'Only a key of your own can be withdrawn, and only its use stands in your audit trail.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['domain'],
  reads: ['KmsKeyId'],
  fix: createAgain('domain', 'It cannot be changed: create the domain again with KmsKeyId set to your key.', [
    ['KmsKeyId', 'alias/YOUR_KEY'],
  ]),
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13'],
    securityHub: [],
    prowler: ['sagemaker_domain_encrypted_with_cmk'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-studio.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'domain', (described) =>
      judgeCustomerKey(
        volumeSlots.domain(described),
        awsKey.volume,
        'It stores nothing that a key would encrypt.',
      ),
    ),
}
