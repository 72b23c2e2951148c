import { ruleTable } from '#lib/checks/rule-table.ts'
import { modelNetworkIsolation } from './model-network-isolation.ts'

ruleTable(modelNetworkIsolation, [
  ['on', { ModelName: 'a', EnableNetworkIsolation: true }, 'protected', { path: 'EnableNetworkIsolation' }],
  ['off', { ModelName: 'a', EnableNetworkIsolation: false }, 'failing', { path: 'EnableNetworkIsolation' }],
  ['absent', { ModelName: 'a' }, 'failing'],
  ['a word', { ModelName: 'a', EnableNetworkIsolation: 'true' }, 'unknown'],
])
