import { ruleTable } from '#lib/checks/rule-table.ts'
import { processingJobEncryptionInTransit } from './processing-job-encryption-in-transit.ts'

const described = (holder: unknown) => ({
  ProcessingJobName: 'a',
  NetworkConfig: holder,
  ProcessingResources: { ClusterConfig: { InstanceCount: 2 } },
})

ruleTable(processingJobEncryptionInTransit, [
  [
    'on',
    described({ EnableInterContainerTrafficEncryption: true }),
    'protected',
    { path: 'NetworkConfig.EnableInterContainerTrafficEncryption' },
  ],
  [
    'off',
    described({ EnableInterContainerTrafficEncryption: false }),
    'failing',
    {
      path: 'NetworkConfig.EnableInterContainerTrafficEncryption',
      says: 'turns EnableInterContainerTrafficEncryption off',
    },
  ],
  ['null', described({ EnableInterContainerTrafficEncryption: null }), 'failing'],
  ['absent', described({}), 'failing', { says: 'it is not set' }],
  ['without the object that holds it', described(undefined), 'failing'],
  [
    'a word instead of a boolean',
    described({ EnableInterContainerTrafficEncryption: 'true' }),
    'unknown',
    { path: 'NetworkConfig.EnableInterContainerTrafficEncryption' },
  ],
  ['a number', described({ EnableInterContainerTrafficEncryption: 1 }), 'unknown'],
  ['a holder that is no object', described('x'), 'unknown'],
  [
    'a single instance does not excuse',
    { ProcessingJobName: 'a', ProcessingResources: { ClusterConfig: { InstanceCount: 1 } } },
    'failing',
    { says: 'single instance' },
  ],
])
