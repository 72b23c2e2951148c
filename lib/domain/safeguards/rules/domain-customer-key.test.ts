import { ruleTable } from '#lib/checks/rule-table.ts'
import { domainCustomerKey } from './domain-customer-key.ts'

ruleTable(domainCustomerKey, [
  ['the customer’s key', { DomainName: 'a', KmsKeyId: 'k' }, 'protected', { says: 'own key' }],
  ['AWS’s key', { DomainName: 'a', KmsKeyId: null }, 'failing', { says: 'a key of AWS’s' }],
])
