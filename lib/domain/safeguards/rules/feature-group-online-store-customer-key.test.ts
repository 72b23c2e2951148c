import { ruleTable } from '#lib/checks/rule-table.ts'
import { featureGroupOnlineStoreCustomerKey } from './feature-group-online-store-customer-key.ts'

ruleTable(featureGroupOnlineStoreCustomerKey, [
  [
    'the customer’s key',
    { FeatureGroupName: 'a', OnlineStoreConfig: { SecurityConfig: { KmsKeyId: 'k' } } },
    'protected',
    { says: 'own key' },
  ],
  [
    'AWS’s key',
    { FeatureGroupName: 'a', OnlineStoreConfig: { StorageType: 'Standard' } },
    'failing',
    { says: 'a key of AWS’s' },
  ],
  [
    'nothing to encrypt',
    { FeatureGroupName: 'a', OnlineStoreConfig: { StorageType: 'InMemory' } },
    'not_applicable',
  ],
])
