import { ruleTable } from '#lib/checks/rule-table.ts'
import { featureGroupOfflineStoreCustomerKey } from './feature-group-offline-store-customer-key.ts'

ruleTable(featureGroupOfflineStoreCustomerKey, [
  [
    'the customer’s key',
    { FeatureGroupName: 'a', OfflineStoreConfig: { S3StorageConfig: { KmsKeyId: 'k' } } },
    'protected',
    { says: 'own key' },
  ],
  [
    'AWS’s key',
    { FeatureGroupName: 'a', OfflineStoreConfig: { S3StorageConfig: {} } },
    'failing',
    { says: 'a key of AWS’s' },
  ],
  ['nothing to encrypt', { FeatureGroupName: 'a', OnlineStoreConfig: {} }, 'not_applicable'],
])
