import { ruleTable } from '#lib/checks/rule-table.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'
import { s3BucketNotPublic } from './s3-bucket-not-public.ts'

const bucket = { Name: 'data' }
const all = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}
const some = { ...all, BlockPublicPolicy: false }
const refused = (error: string): Answer => ({
  kind: 'unreadable',
  gap: { action: 'GetPublicAccessBlock', error },
})
const none = refused('NoSuchPublicAccessBlockConfiguration')
const denied = refused('AccessDenied')
const block = (PublicAccessBlockConfiguration: unknown): Answer => ({
  kind: 'described',
  described: { PublicAccessBlockConfiguration },
})
const also = (own: Answer, account: Answer, isPublic?: boolean): Record<string, Answer> => ({
  GetPublicAccessBlock: own,
  GetAccountPublicAccessBlock: account,
  ...(isPublic === undefined
    ? {}
    : { GetBucketPolicyStatus: { kind: 'described', described: { PolicyStatus: { IsPublic: isPublic } } } }),
})

ruleTable(s3BucketNotPublic, [
  ['the bucket blocks', bucket, 'protected', { also: also(block(all), none) }],
  ['the account blocks', bucket, 'protected', { also: also(none, block(all)) }],
  [
    'both together block',
    bucket,
    'protected',
    { also: also(block(some), block({ BlockPublicPolicy: true })) },
  ],
  ['the bucket blocks and the account was refused', bucket, 'protected', { also: also(block(all), denied) }],
  ['the account blocks and the bucket was refused', bucket, 'protected', { also: also(denied, block(all)) }],
  ['nobody blocks', bucket, 'failing', { also: also(none, none), says: 'BlockPublicAcls, IgnorePublicAcls' }],
  [
    'one setting is off',
    bucket,
    'failing',
    { also: also(block(some), none), says: 'BlockPublicPolicy is off for both' },
  ],
  [
    'and its policy makes it public',
    bucket,
    'failing',
    { also: also(block(some), none, true), says: 'makes it public' },
  ],
  ['and its policy does not', bucket, 'failing', { also: also(block(some), none, false) }],
  [
    'the account was refused',
    bucket,
    'unknown',
    { also: also(none, denied), says: 's3:GetAccountPublicAccessBlock' },
  ],
  [
    'the bucket was refused',
    bucket,
    'unknown',
    { also: also(denied, none), says: 's3:GetBucketPublicAccessBlock' },
  ],
  ['never asked', bucket, 'unknown', { says: 'was not asked' }],
  ['an answer without settings', bucket, 'unknown', { also: also(block('x'), none) }],
])
