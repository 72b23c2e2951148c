import { ruleTable } from '#lib/checks/rule-table.ts'
import { endpointConfigCustomerKey } from './endpoint-config-customer-key.ts'

ruleTable(endpointConfigCustomerKey, [
  ['the customer’s key', { EndpointConfigName: 'a', KmsKeyId: 'k' }, 'protected', { says: 'own key' }],
  [
    'AWS’s key',
    { EndpointConfigName: 'a', ProductionVariants: [{ InstanceType: 'ml.m5.large' }] },
    'failing',
    { says: 'a key of AWS’s' },
  ],
  [
    'nothing to encrypt',
    { EndpointConfigName: 'a', ProductionVariants: [{ ServerlessConfig: {} }] },
    'not_applicable',
  ],
])
