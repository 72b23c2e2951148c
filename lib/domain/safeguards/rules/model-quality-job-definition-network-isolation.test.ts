import { ruleTable } from '#lib/checks/rule-table.ts'
import { modelQualityJobDefinitionNetworkIsolation } from './model-quality-job-definition-network-isolation.ts'

ruleTable(modelQualityJobDefinitionNetworkIsolation, [
  [
    'on',
    { JobDefinitionName: 'a', NetworkConfig: { EnableNetworkIsolation: true } },
    'protected',
    { path: 'NetworkConfig.EnableNetworkIsolation' },
  ],
  [
    'off',
    { JobDefinitionName: 'a', NetworkConfig: { EnableNetworkIsolation: false } },
    'failing',
    { path: 'NetworkConfig.EnableNetworkIsolation' },
  ],
  ['absent', { JobDefinitionName: 'a' }, 'failing'],
  ['a word', { JobDefinitionName: 'a', NetworkConfig: { EnableNetworkIsolation: 'true' } }, 'unknown'],
  ['settings that are no object', { JobDefinitionName: 'a', NetworkConfig: 7 }, 'unknown'],
])
