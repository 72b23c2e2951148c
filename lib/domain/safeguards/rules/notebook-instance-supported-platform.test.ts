import { ruleTable } from '#lib/checks/rule-table.ts'
import { notebookInstanceSupportedPlatform } from './notebook-instance-supported-platform.ts'

ruleTable(notebookInstanceSupportedPlatform, [
  ['Amazon Linux 2023', { NotebookInstanceName: 'a', PlatformIdentifier: 'notebook-al2023-v1' }, 'protected'],
  [
    'Amazon Linux 2',
    { NotebookInstanceName: 'a', PlatformIdentifier: 'notebook-al2-v2' },
    'failing',
    { says: 'notebook-al2-v2' },
  ],
  ['not said', { NotebookInstanceName: 'a' }, 'unknown'],
])
