import { ruleTable } from '#lib/checks/rule-table.ts'
import { modelInVpc } from './model-in-vpc.ts'

ruleTable(modelInVpc, [
  [
    'in a VPC',
    { ModelName: 'a', VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] } },
    'protected',
  ],
  ['in none', { ModelName: 'a' }, 'failing', { path: 'VpcConfig' }],
  ['without subnets', { ModelName: 'a', VpcConfig: { Subnets: [] } }, 'failing'],
  ['with subnets that are no list', { ModelName: 'a', VpcConfig: { Subnets: 'x' } }, 'unknown'],
  ['no object', { ModelName: 'a', VpcConfig: 7 }, 'unknown'],
])
