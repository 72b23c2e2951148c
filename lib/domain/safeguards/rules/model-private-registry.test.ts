import { ruleTable } from '#lib/checks/rule-table.ts'
import { modelPrivateRegistry } from './model-private-registry.ts'

ruleTable(modelPrivateRegistry, [
  [
    'in the VPC',
    { ModelName: 'a', PrimaryContainer: { ImageConfig: { RepositoryAccessMode: 'Vpc' } } },
    'protected',
  ],
  [
    'on the platform',
    { ModelName: 'a', PrimaryContainer: { ImageConfig: { RepositoryAccessMode: 'Platform' } } },
    'failing',
  ],
  ['not said', { ModelName: 'a', PrimaryContainer: {} }, 'failing'],
  [
    'another word',
    { ModelName: 'a', PrimaryContainer: { ImageConfig: { RepositoryAccessMode: 'x' } } },
    'unknown',
  ],
  [
    'an image configuration that is no object',
    { ModelName: 'a', PrimaryContainer: { ImageConfig: 7 } },
    'unknown',
  ],
  ['a container that is no object', { ModelName: 'a', PrimaryContainer: 7 }, 'unknown'],
  ['no such container', { ModelName: 'a' }, 'not_applicable'],
])
