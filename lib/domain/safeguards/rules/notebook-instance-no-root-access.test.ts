import { ruleTable } from '#lib/checks/rule-table.ts'
import { notebookInstanceNoRootAccess } from './notebook-instance-no-root-access.ts'

ruleTable(notebookInstanceNoRootAccess, [
  ['Disabled', { NotebookInstanceName: 'a', RootAccess: 'Disabled' }, 'protected', { path: 'RootAccess' }],
  ['Enabled', { NotebookInstanceName: 'a', RootAccess: 'Enabled' }, 'failing', { path: 'RootAccess' }],
  ['a request that leaves it to the default', { NotebookInstanceName: 'a' }, 'failing'],
  ['a description that does not say', { NotebookInstanceName: 'a', NotebookInstanceArn: 'arn' }, 'unknown'],
  ['another word', { NotebookInstanceName: 'a', RootAccess: 'Perhaps' }, 'unknown'],
])
