import { ruleTable } from '#lib/checks/rule-table.ts'
import { notebookInstanceNoSecrets } from './notebook-instance-no-secrets.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'

const notebook = { NotebookInstanceName: 'a', NotebookInstanceLifecycleConfigName: 'setup' }
const scripts = (text: string): Record<string, Answer> => ({
  DescribeNotebookInstanceLifecycleConfig: {
    kind: 'described',
    described: { OnStart: [{ Content: btoa(text) }] },
  },
})

ruleTable(notebookInstanceNoSecrets, [
  ['without scripts', { NotebookInstanceName: 'a' }, 'not_applicable'],
  [
    'with an empty name',
    { NotebookInstanceName: 'a', NotebookInstanceLifecycleConfigName: '' },
    'not_applicable',
  ],
  [
    'with a name that is none',
    { NotebookInstanceName: 'a', NotebookInstanceLifecycleConfigName: 7 },
    'unknown',
  ],
  [
    'clean',
    notebook,
    'protected',
    { also: scripts('pip install pandas\nTOKEN=$(aws secretsmanager get-secret-value)') },
  ],
  [
    'an access key',
    notebook,
    'failing',
    {
      also: scripts('x=1\nexport K=AKIAABCDEFGHIJKLMNOP'),
      says: 'Line 2 of OnStart holds an AWS access key',
    },
  ],
  ['a password', notebook, 'failing', { also: scripts('DB_PASSWORD="correct-horse"'), says: 'a password' }],
  [
    'a private key',
    notebook,
    'failing',
    { also: scripts('-----BEGIN RSA PRIVATE KEY-----'), says: 'a private key' },
  ],
  [
    'a token',
    notebook,
    'failing',
    {
      also: scripts('git clone https://ghp_abcdefghijklmnopqrstuvwxyz0123456789@github.com/x'),
      says: 'a GitHub token',
    },
  ],
  [
    'a password in a connection string',
    notebook,
    'failing',
    { also: scripts('psql postgres://joe:hunter2secret@db/x'), says: 'a connection string' },
  ],
  ['never asked', notebook, 'unknown', { says: 'was not asked' }],
  [
    'refused',
    notebook,
    'unknown',
    {
      also: {
        DescribeNotebookInstanceLifecycleConfig: {
          kind: 'unreadable',
          gap: { action: 'x', error: 'AccessDeniedException' },
        },
      },
      says: 'AccessDeniedException',
    },
  ],
  [
    'an answer that is none',
    notebook,
    'unknown',
    { also: { DescribeNotebookInstanceLifecycleConfig: { kind: 'described', described: 7 } } },
  ],
  [
    'scripts that are no list',
    notebook,
    'unknown',
    { also: { DescribeNotebookInstanceLifecycleConfig: { kind: 'described', described: { OnStart: 7 } } } },
  ],
  [
    'a script that is no text',
    notebook,
    'unknown',
    {
      also: {
        DescribeNotebookInstanceLifecycleConfig: {
          kind: 'described',
          described: { OnCreate: [{ Content: 7 }] },
        },
      },
    },
  ],
  [
    'a script that is not base64',
    notebook,
    'unknown',
    {
      also: {
        DescribeNotebookInstanceLifecycleConfig: {
          kind: 'described',
          described: { OnCreate: [{ Content: '%' }] },
        },
      },
    },
  ],
])
