import { ruleTable } from '#lib/checks/rule-table.ts'
import { hyperpodClusterEncryptionInTransit } from './hyperpod-cluster-encryption-in-transit.ts'

// There is no setting, so there is nothing that could be protected or failing.
ruleTable(hyperpodClusterEncryptionInTransit, [
  ['whatever it is', { ClusterName: 'a' }, 'not_applicable', { says: 'no setting' }],
  [
    'with a setting AWS does not have',
    { ClusterName: 'a', EnableInterContainerTrafficEncryption: false },
    'not_applicable',
  ],
])
