import { ruleTable } from '#lib/checks/rule-table.ts'
import { automlJobEncryptionInTransit } from './automl-job-encryption-in-transit.ts'

const described = (holder: unknown) => ({
  AutoMLJobName: 'a',
  AutoMLJobInputDataConfig: [],
  SecurityConfig: holder,
})

ruleTable(automlJobEncryptionInTransit, [
  [
    'on',
    described({ EnableInterContainerTrafficEncryption: true }),
    'protected',
    { path: 'SecurityConfig.EnableInterContainerTrafficEncryption' },
  ],
  [
    'off',
    described({ EnableInterContainerTrafficEncryption: false }),
    'failing',
    {
      path: 'SecurityConfig.EnableInterContainerTrafficEncryption',
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
    { path: 'SecurityConfig.EnableInterContainerTrafficEncryption' },
  ],
  ['a number', described({ EnableInterContainerTrafficEncryption: 1 }), 'unknown'],
  ['a holder that is no object', described('x'), 'unknown'],
  [
    'V1, on',
    {
      AutoMLJobName: 'a',
      AutoMLJobConfig: { SecurityConfig: { EnableInterContainerTrafficEncryption: true } },
    },
    'protected',
    { path: 'AutoMLJobConfig.SecurityConfig.EnableInterContainerTrafficEncryption' },
  ],
  [
    'V1, off',
    {
      AutoMLJobName: 'a',
      AutoMLJobConfig: { SecurityConfig: { EnableInterContainerTrafficEncryption: false } },
    },
    'failing',
  ],
  [
    'V1 without security settings',
    { AutoMLJobName: 'a', InputDataConfig: [] },
    'failing',
    { path: 'AutoMLJobConfig.SecurityConfig.EnableInterContainerTrafficEncryption' },
  ],
  ['V1 with settings that cannot be read', { AutoMLJobName: 'a', AutoMLJobConfig: 'x' }, 'unknown'],
  [
    'V2’s description of a V1 job',
    {
      AutoMLJobName: 'a',
      InputDataConfig: [],
      SecurityConfig: { EnableInterContainerTrafficEncryption: true },
    },
    'protected',
  ],
])
