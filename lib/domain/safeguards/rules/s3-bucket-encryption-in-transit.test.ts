import { ruleTable } from '#lib/checks/rule-table.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'
import { s3BucketEncryptionInTransit } from './s3-bucket-encryption-in-transit.ts'

const bucket = { Name: 'data' }
const answered = (Policy: unknown): Record<string, Answer> => ({
  GetBucketPolicy: { kind: 'described', described: { Policy } },
})
const refused = (error: string): Record<string, Answer> => ({
  GetBucketPolicy: { kind: 'unreadable', gap: { action: 'GetBucketPolicy', error } },
})
const deny = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}
const policy = (...Statement: unknown[]) => answered(JSON.stringify({ Version: '2012-10-17', Statement }))
const changed = (change: object) => policy({ ...deny, ...change })

ruleTable(s3BucketEncryptionInTransit, [
  ['a full denial', bucket, 'protected', { also: policy(deny), path: 'Policy.Statement[0]' }],
  [
    'beside other statements',
    bucket,
    'protected',
    { also: policy({ Effect: 'Allow', Principal: '*' }, deny), path: 'Policy.Statement[1]' },
  ],
  [
    'one statement without a list',
    bucket,
    'protected',
    { also: answered(JSON.stringify({ Statement: deny })), path: 'Policy.Statement' },
  ],
  ['a principal of AWS', bucket, 'protected', { also: changed({ Principal: { AWS: '*' } }) }],
  ['a principal in a list', bucket, 'protected', { also: changed({ Principal: { AWS: ['*'] } }) }],
  ['actions in a list, in capitals', bucket, 'protected', { also: changed({ Action: ['S3:*'] }) }],
  ['all actions', bucket, 'protected', { also: changed({ Action: '*' }) }],
  ['all resources', bucket, 'protected', { also: changed({ Resource: '*' }) }],
  ['a pattern of resources', bucket, 'protected', { also: changed({ Resource: 'arn:aws:s3:::da*' }) }],
  [
    'another partition',
    bucket,
    'protected',
    { also: changed({ Resource: ['arn:aws-us-gov:s3:::data', 'arn:aws-us-gov:s3:::data/*'] }) },
  ],
  [
    'a boolean value, if exists, in other capitals',
    bucket,
    'protected',
    { also: changed({ Condition: { BoolIfExists: { 'AWS:securetransport': [false] } } }) },
  ],
  [
    'two statements that share the resources',
    bucket,
    'protected',
    {
      also: policy({ ...deny, Resource: 'arn:aws:s3:::data' }, { ...deny, Resource: 'arn:aws:s3:::data/*' }),
      path: 'Policy.Statement[1]',
    },
  ],
  ['no policy', bucket, 'failing', { also: refused('NoSuchBucketPolicy'), says: 'no policy' }],
  [
    'a policy that does not',
    bucket,
    'failing',
    { also: policy({ Effect: 'Allow' }), says: 'does not refuse' },
  ],
  ['an empty policy', bucket, 'failing', { also: policy() }],
  [
    'a denial of HTTPS',
    bucket,
    'failing',
    { also: changed({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), says: 'does not refuse' },
  ],
  [
    'a denial of old TLS only',
    bucket,
    'failing',
    {
      also: changed({ Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } }),
      says: 'does not refuse',
    },
  ],
  ['a denial without condition', bucket, 'failing', { also: changed({ Condition: undefined }) }],
  [
    'some principals',
    bucket,
    'failing',
    { also: changed({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }), says: 'only some principals' },
  ],
  [
    'a service’s principal',
    bucket,
    'failing',
    { also: changed({ Principal: 'x' }), says: 'only some principals' },
  ],
  [
    'some actions',
    bucket,
    'failing',
    { also: changed({ Action: ['s3:GetObject'] }), says: 'only some actions', path: 'Policy.Statement[0]' },
  ],
  [
    'a prefix',
    bucket,
    'failing',
    {
      also: changed({ Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/phi/*'] }),
      says: 'some or all objects',
    },
  ],
  [
    'objects that end alike',
    bucket,
    'failing',
    {
      also: changed({ Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*.csv'] }),
      says: 'some or all objects',
    },
  ],
  [
    'a pattern with a question mark',
    bucket,
    'failing',
    { also: changed({ Resource: ['arn:aws:s3:::dat?'] }), says: 'some or all objects' },
  ],
  [
    'the bucket left out',
    bucket,
    'failing',
    { also: changed({ Resource: ['arn:aws:s3:::data/*'] }), says: 'the bucket itself' },
  ],
  [
    'another bucket',
    bucket,
    'failing',
    { also: changed({ Resource: ['arn:aws:s3:::d+ta', 'x'] }), says: 'the bucket itself' },
  ],
  [
    'a further condition',
    bucket,
    'failing',
    {
      also: changed({
        Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:x': 'y' } },
      }),
      says: 'further conditions',
    },
  ],
  [
    'refused',
    bucket,
    'unknown',
    { also: refused('AccessDenied'), says: 's3:GetBucketPolicy (GetBucketPolicy) answered AccessDenied' },
  ],
  [
    'of another account, or refused',
    bucket,
    'unknown',
    { also: refused('AccessDenied'), says: 'belongs to another AWS account, or the read role may not' },
  ],
  ['gone', bucket, 'unknown', { also: refused('NoSuchBucket'), says: 'The bucket is gone' }],
  ['throttled', bucket, 'unknown', { also: refused('SlowDown'), says: 'answered SlowDown.' }],
  ['never asked', bucket, 'unknown', { says: 'was not asked' }],
  ['a policy that is no JSON', bucket, 'unknown', { also: answered('{') }],
  ['a policy that is no text', bucket, 'unknown', { also: answered({}) }],
  ['a policy that is no object', bucket, 'unknown', { also: answered('7') }],
  ['a policy without statements', bucket, 'unknown', { also: answered('{}') }],
  ['a statement that is no object', bucket, 'unknown', { also: policy(7) }],
])
