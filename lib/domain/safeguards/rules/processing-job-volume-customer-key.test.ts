import { ruleTable } from '#lib/checks/rule-table.ts'
import { processingJobVolumeCustomerKey } from './processing-job-volume-customer-key.ts'

ruleTable(processingJobVolumeCustomerKey, [
  [
    'the customer’s key',
    { ProcessingJobName: 'a', ProcessingResources: { ClusterConfig: { VolumeKmsKeyId: 'k' } } },
    'protected',
    { says: 'own key' },
  ],
  [
    'AWS’s key',
    { ProcessingJobName: 'a', ProcessingResources: { ClusterConfig: {} } },
    'failing',
    { says: 'a key of AWS’s' },
  ],
  [
    'nothing to encrypt',
    { ProcessingJobName: 'a', ProcessingResources: { ClusterConfig: { InstanceType: 'ml.g5.xlarge' } } },
    'not_applicable',
  ],
])
