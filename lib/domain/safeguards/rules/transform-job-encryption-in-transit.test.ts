import { ruleTable } from '#lib/checks/rule-table.ts'
import { transformJobEncryptionInTransit } from './transform-job-encryption-in-transit.ts'

// There is no setting, so there is nothing that could be protected or failing.
ruleTable(transformJobEncryptionInTransit, [
  ['whatever it is', { TransformJobName: 'a' }, 'not_applicable', { says: 'no setting' }],
  [
    'with a setting AWS does not have',
    { TransformJobName: 'a', EnableInterContainerTrafficEncryption: false },
    'not_applicable',
  ],
])
