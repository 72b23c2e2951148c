import { ruleTable } from '#lib/checks/rule-table.ts'
import { trainingJobInVpc } from './training-job-in-vpc.ts'

ruleTable(trainingJobInVpc, [
  [
    'in a VPC',
    { TrainingJobName: 'a', VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] } },
    'protected',
  ],
  ['in none', { TrainingJobName: 'a' }, 'failing', { path: 'VpcConfig' }],
  ['without subnets', { TrainingJobName: 'a', VpcConfig: { Subnets: [] } }, 'failing'],
  ['with subnets that are no list', { TrainingJobName: 'a', VpcConfig: { Subnets: 'x' } }, 'unknown'],
  ['no object', { TrainingJobName: 'a', VpcConfig: 7 }, 'unknown'],
])
