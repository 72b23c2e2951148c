import { ruleTable } from '#lib/checks/rule-table.ts'
import { notebookInstanceCustomerKey } from './notebook-instance-customer-key.ts'

ruleTable(notebookInstanceCustomerKey, [
  [
    'the customer’s key',
    { NotebookInstanceName: 'a', KmsKeyId: 'alias/own' },
    'protected',
    { says: 'own key' },
  ],
  ['AWS’s key', { NotebookInstanceName: 'a', KmsKeyId: '' }, 'failing', { says: 'a key of AWS’s' }],
])
