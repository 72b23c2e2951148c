import { ruleTable } from '#lib/checks/rule-table.ts'
import { notebookInstanceNoDirectInternet } from './notebook-instance-no-direct-internet.ts'

ruleTable(notebookInstanceNoDirectInternet, [
  [
    'Disabled',
    { NotebookInstanceName: 'a', DirectInternetAccess: 'Disabled' },
    'protected',
    { path: 'DirectInternetAccess' },
  ],
  [
    'Enabled',
    { NotebookInstanceName: 'a', DirectInternetAccess: 'Enabled' },
    'failing',
    { path: 'DirectInternetAccess' },
  ],
  ['a request that leaves it to the default', { NotebookInstanceName: 'a' }, 'failing'],
  ['a description that does not say', { NotebookInstanceName: 'a', NotebookInstanceArn: 'arn' }, 'unknown'],
  ['another word', { NotebookInstanceName: 'a', DirectInternetAccess: 'Perhaps' }, 'unknown'],
])
