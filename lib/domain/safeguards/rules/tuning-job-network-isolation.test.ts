import { ruleTable } from '#lib/checks/rule-table.ts'
import { tuningJobNetworkIsolation } from './tuning-job-network-isolation.ts'

ruleTable(tuningJobNetworkIsolation, [
  [
    'on',
    { HyperParameterTuningJobName: 'a', TrainingJobDefinition: { EnableNetworkIsolation: true } },
    'protected',
    { path: 'TrainingJobDefinition.EnableNetworkIsolation' },
  ],
  [
    'one of two off',
    {
      HyperParameterTuningJobName: 'a',
      TrainingJobDefinitions: [{ EnableNetworkIsolation: true }, { DefinitionName: 'b' }],
    },
    'failing',
    { says: 'Definition “b” does not' },
  ],
  [
    'a definition that is no object',
    { HyperParameterTuningJobName: 'a', TrainingJobDefinition: 7 },
    'unknown',
  ],
  ['no definition', { HyperParameterTuningJobName: 'a' }, 'unknown'],
])
