import { ruleTable } from '#lib/checks/rule-table.ts'
import { inferenceExperimentVolumeCustomerKey } from './inference-experiment-volume-customer-key.ts'

ruleTable(inferenceExperimentVolumeCustomerKey, [
  ['the customer’s key', { Name: 'a', KmsKey: 'k' }, 'protected', { says: 'own key' }],
  ['AWS’s key', { Name: 'a', KmsKey: null }, 'failing', { says: 'a key of AWS’s' }],
])
