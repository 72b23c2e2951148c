import { ruleTable } from '#lib/checks/rule-table.ts'
import { transformJobVolumeCustomerKey } from './transform-job-volume-customer-key.ts'

ruleTable(transformJobVolumeCustomerKey, [
  [
    'the customer’s key',
    { TransformJobName: 'a', TransformResources: { VolumeKmsKeyId: 'k' } },
    'protected',
    { says: 'own key' },
  ],
  ['AWS’s key', { TransformJobName: 'a', TransformResources: {} }, 'failing', { says: 'a key of AWS’s' }],
  [
    'nothing to encrypt',
    { TransformJobName: 'a', TransformResources: { InstanceType: 'ml.g4dn.xlarge' } },
    'not_applicable',
  ],
])
