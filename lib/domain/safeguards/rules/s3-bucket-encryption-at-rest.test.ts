import { ruleTable } from '#lib/checks/rule-table.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'
import { s3BucketEncryptionAtRest } from './s3-bucket-encryption-at-rest.ts'

const bucket = { Name: 'data' }
const answered = (described: unknown): Record<string, Answer> => ({
  GetBucketEncryption: { kind: 'described', described },
})
const refused = (error: string): Record<string, Answer> => ({
  GetBucketEncryption: { kind: 'unreadable', gap: { action: 'GetBucketEncryption', error } },
})
const encrypted = (byDefault: unknown) =>
  answered({
    ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault }] },
  })

ruleTable(s3BucketEncryptionAtRest, [
  [
    'S3’s own key',
    bucket,
    'protected',
    { also: encrypted({ SSEAlgorithm: 'AES256' }), says: 'a key of AWS’s' },
  ],
  [
    'the account’s default key',
    bucket,
    'protected',
    { also: encrypted({ SSEAlgorithm: 'aws:kms' }), says: 'a key of AWS’s' },
  ],
  [
    'AWS’s alias',
    bucket,
    'protected',
    { also: encrypted({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/aws/s3' }), says: 'a key of AWS’s' },
  ],
  [
    'an empty key',
    bucket,
    'protected',
    { also: encrypted({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: '' }), says: 'a key of AWS’s' },
  ],
  [
    'a customer’s key',
    bucket,
    'protected',
    {
      also: encrypted({ SSEAlgorithm: 'aws:kms:dsse', KMSMasterKeyID: 'alias/own' }),
      says: 'own key alias/own',
    },
  ],
  ['none', bucket, 'failing', { also: refused('ServerSideEncryptionConfigurationNotFoundError') }],
  [
    'refused',
    bucket,
    'unknown',
    {
      also: refused('AccessDenied'),
      says: 's3:GetEncryptionConfiguration (GetBucketEncryption) answered AccessDenied',
    },
  ],
  ['never asked', bucket, 'unknown', { says: 's3:GetBucketEncryption was not asked' }],
  ['an algorithm we do not know', bucket, 'unknown', { also: encrypted({ SSEAlgorithm: 'rot13' }) }],
  ['no algorithm', bucket, 'unknown', { also: encrypted({}) }],
  ['a rule that is no object', bucket, 'unknown', { also: encrypted(7) }],
  ['no rules', bucket, 'unknown', { also: answered({}) }],
  [
    'rules that are no list',
    bucket,
    'unknown',
    { also: answered({ ServerSideEncryptionConfiguration: { Rules: 7 } }) },
  ],
  ['no object', bucket, 'unknown', { also: answered('x') }],
])
