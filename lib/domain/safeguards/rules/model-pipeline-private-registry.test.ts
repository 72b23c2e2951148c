import { ruleTable } from '#lib/checks/rule-table.ts'
import { modelPipelinePrivateRegistry } from './model-pipeline-private-registry.ts'

ruleTable(modelPipelinePrivateRegistry, [
  [
    'in the VPC',
    { ModelName: 'a', Containers: [{ ImageConfig: { RepositoryAccessMode: 'Vpc' } }] },
    'protected',
  ],
  [
    'on the platform',
    { ModelName: 'a', Containers: [{ ImageConfig: { RepositoryAccessMode: 'Platform' } }] },
    'failing',
  ],
  ['not said', { ModelName: 'a', Containers: [{}] }, 'failing'],
  [
    'another word',
    { ModelName: 'a', Containers: [{ ImageConfig: { RepositoryAccessMode: 'x' } }] },
    'unknown',
  ],
  [
    'an image configuration that is no object',
    { ModelName: 'a', Containers: [{ ImageConfig: 7 }] },
    'unknown',
  ],
  ['a container that is no object', { ModelName: 'a', Containers: [7] }, 'unknown'],
  ['no such container', { ModelName: 'a' }, 'not_applicable'],
])
