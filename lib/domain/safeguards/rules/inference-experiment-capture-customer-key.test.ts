import { ruleTable } from '#lib/checks/rule-table.ts'
import { inferenceExperimentCaptureCustomerKey } from './inference-experiment-capture-customer-key.ts'

ruleTable(inferenceExperimentCaptureCustomerKey, [
  ['the customer’s key', { Name: 'a', DataStorageConfig: { KmsKey: 'k' } }, 'protected', { says: 'own key' }],
  ['AWS’s key', { Name: 'a', DataStorageConfig: {} }, 'failing', { says: 'a key of AWS’s' }],
  ['nothing to encrypt', { Name: 'a', KmsKey: 'k' }, 'not_applicable'],
])
