import { ruleTable } from '#lib/checks/rule-table.ts'
import { trainingJobEncryptionInTransit } from './training-job-encryption-in-transit.ts'

ruleTable(trainingJobEncryptionInTransit, [
  [
    'on',
    { TrainingJobName: 'a', EnableInterContainerTrafficEncryption: true },
    'protected',
    { path: 'EnableInterContainerTrafficEncryption' },
  ],
  [
    'off',
    { TrainingJobName: 'a', EnableInterContainerTrafficEncryption: false },
    'failing',
    { path: 'EnableInterContainerTrafficEncryption' },
  ],
  ['absent', { TrainingJobName: 'a' }, 'failing', { says: 'it is not set' }],
  ['null', { TrainingJobName: 'a', EnableInterContainerTrafficEncryption: null }, 'failing'],
  ['a number', { TrainingJobName: 'a', EnableInterContainerTrafficEncryption: 1 }, 'unknown'],
  ['not a training job', { ProcessingJobName: 'a' }, 'unknown'],
  [
    'a single instance does not excuse',
    { TrainingJobName: 'a', ResourceConfig: { InstanceCount: 1 } },
    'failing',
    { says: 'single instance' },
  ],
  [
    'the instances are counted',
    { TrainingJobName: 'a', ResourceConfig: { InstanceCount: 4 } },
    'failing',
    { says: 'this job’s 4 instances' },
  ],
])
