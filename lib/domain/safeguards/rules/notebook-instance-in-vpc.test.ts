import { ruleTable } from '#lib/checks/rule-table.ts'
import { notebookInstanceInVpc } from './notebook-instance-in-vpc.ts'

ruleTable(notebookInstanceInVpc, [
  ['in a subnet', { NotebookInstanceName: 'a', SubnetId: 'subnet-1' }, 'protected', { says: 'subnet-1' }],
  ['in none', { NotebookInstanceName: 'a' }, 'failing', { path: 'SubnetId' }],
  ['in an empty one', { NotebookInstanceName: 'a', SubnetId: '' }, 'failing'],
  ['a number', { NotebookInstanceName: 'a', SubnetId: 7 }, 'unknown'],
])
