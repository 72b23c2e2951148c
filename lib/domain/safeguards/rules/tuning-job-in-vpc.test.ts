import { ruleTable } from '#lib/checks/rule-table.ts'
import { tuningJobInVpc } from './tuning-job-in-vpc.ts'

ruleTable(tuningJobInVpc, [
  [
    'in a VPC',
    { HyperParameterTuningJobName: 'a', TrainingJobDefinition: { VpcConfig: { Subnets: ['s'] } } },
    'protected',
  ],
  [
    'one of two in none',
    { HyperParameterTuningJobName: 'a', TrainingJobDefinitions: [{ VpcConfig: { Subnets: ['s'] } }, {}] },
    'failing',
    { path: 'TrainingJobDefinitions[1].VpcConfig' },
  ],
  ['no definition', { HyperParameterTuningJobName: 'a' }, 'unknown'],
])
