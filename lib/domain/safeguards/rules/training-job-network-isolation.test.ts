import { ruleTable } from '#lib/checks/rule-table.ts'
import { trainingJobNetworkIsolation } from './training-job-network-isolation.ts'

ruleTable(trainingJobNetworkIsolation, [
  [
    'on',
    { TrainingJobName: 'a', EnableNetworkIsolation: true },
    'protected',
    { path: 'EnableNetworkIsolation' },
  ],
  [
    'off',
    { TrainingJobName: 'a', EnableNetworkIsolation: false },
    'failing',
    { path: 'EnableNetworkIsolation' },
  ],
  ['absent', { TrainingJobName: 'a' }, 'failing'],
  ['a word', { TrainingJobName: 'a', EnableNetworkIsolation: 'true' }, 'unknown'],
])
