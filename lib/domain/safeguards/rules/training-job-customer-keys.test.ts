import { ruleTable } from '#lib/checks/rule-table.ts'
import { trainingJobCustomerKeys } from './training-job-customer-keys.ts'

ruleTable(trainingJobCustomerKeys, [
  [
    'the customer’s key',
    { TrainingJobName: 'a', ResourceConfig: { VolumeKmsKeyId: 'k' }, OutputDataConfig: { KmsKeyId: 'k' } },
    'protected',
    { says: 'own key' },
  ],
  [
    'AWS’s key',
    { TrainingJobName: 'a', ResourceConfig: { VolumeKmsKeyId: 'k' }, OutputDataConfig: {} },
    'failing',
    { says: 'default key for S3' },
  ],
  [
    'AWS’s key for the volume',
    { TrainingJobName: 'a', ResourceConfig: {}, OutputDataConfig: { KmsKeyId: 'k' } },
    'failing',
    { says: 'makes and throws away' },
  ],
  [
    'local NVMe and an own key for the output',
    {
      TrainingJobName: 'a',
      ResourceConfig: { InstanceType: 'ml.g5.xlarge' },
      OutputDataConfig: { KmsKeyId: 'k' },
    },
    'protected',
  ],
  ['without resources', { TrainingJobName: 'a', OutputDataConfig: { KmsKeyId: 'k' } }, 'unknown'],
])
