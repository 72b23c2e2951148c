import { optionalText } from '#lib/sandbox/aws/input.ts'
import { contextOf } from '#lib/sandbox/aws/policy/context.ts'
import { accountBlock } from '#lib/sandbox/aws/s3/account-block.ts'
import * as buckets from '#lib/sandbox/aws/s3/buckets.ts'
import { accessDenied, WrongRegion } from '#lib/sandbox/aws/s3/errors.ts'
import { getObjectLock, putObjectLock } from '#lib/sandbox/aws/s3/object-lock.ts'
import { deleteObject, getObject, listObjects, putObject } from '#lib/sandbox/aws/s3/objects.ts'
import { s3Service } from '#lib/sandbox/aws/s3/protocol.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

/** S3 first says whether the bucket is there, here, and the expected owner's. */
function precheck(call: Call): void {
  const bucket = buckets.bucketOf(call)
  if (call.action !== 'GetBucketLocation' && bucket.region !== call.region) {
    throw new WrongRegion(bucket.name, bucket.region)
  }
  const expected = optionalText(call.input, 'ExpectedBucketOwner')
  if (expected !== undefined && expected !== bucket.ownerId) throw accessDenied()
}

function resourcePolicy(call: Call) {
  const bucket = call.world.buckets[optionalText(call.input, 'Bucket') ?? '']
  return bucket && { policy: bucket.policy, ownerId: bucket.ownerId }
}

const bucketArn = (call: Call) => `arn:aws:s3:::${optionalText(call.input, 'Bucket') ?? ''}`
const objectArn = (call: Call) => `${bucketArn(call)}/${optionalText(call.input, 'Key') ?? ''}`

/** The IAM action's name often differs from the operation's.
 *  https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
const onBucket = (permission: string, handle: Operation['handle']): Operation => ({
  permission: `s3:${permission}`,
  resource: bucketArn,
  precheck,
  resourcePolicy,
  handle,
})

const onObject = (permission: string, handle: Operation['handle']): Operation => ({
  ...onBucket(permission, handle),
  resource: objectArn,
  context: (call) =>
    contextOf({ 's3:x-amz-server-side-encryption': optionalText(call.input, 'ServerSideEncryption') }),
})

export const s3 = s3Service({
  ListBuckets: { permission: 's3:ListAllMyBuckets', resource: () => '*', handle: buckets.listBuckets },
  CreateBucket: { permission: 's3:CreateBucket', resource: bucketArn, handle: buckets.createBucket },
  DeleteBucket: onBucket('DeleteBucket', buckets.deleteBucket),
  HeadBucket: onBucket('ListBucket', buckets.headBucket),
  GetBucketLocation: onBucket('GetBucketLocation', buckets.getBucketLocation),
  GetBucketEncryption: onBucket('GetEncryptionConfiguration', buckets.getEncryption),
  PutBucketEncryption: onBucket('PutEncryptionConfiguration', buckets.putEncryption),
  DeleteBucketEncryption: onBucket('PutEncryptionConfiguration', buckets.deleteEncryption),
  GetBucketPolicy: onBucket('GetBucketPolicy', buckets.getPolicy),
  PutBucketPolicy: onBucket('PutBucketPolicy', buckets.putPolicy),
  DeleteBucketPolicy: onBucket('DeleteBucketPolicy', buckets.deletePolicy),
  GetBucketPolicyStatus: onBucket('GetBucketPolicyStatus', buckets.getPolicyStatus),
  GetPublicAccessBlock: onBucket('GetBucketPublicAccessBlock', buckets.getPublicAccessBlock),
  PutPublicAccessBlock: onBucket('PutBucketPublicAccessBlock', buckets.putPublicAccessBlock),
  DeletePublicAccessBlock: onBucket('PutBucketPublicAccessBlock', buckets.deletePublicAccessBlock),
  GetBucketTagging: onBucket('GetBucketTagging', buckets.getTagging),
  PutBucketTagging: onBucket('PutBucketTagging', buckets.putTagging),
  ...accountBlock,
  GetObjectLockConfiguration: onBucket('GetBucketObjectLockConfiguration', getObjectLock),
  PutObjectLockConfiguration: onBucket('PutBucketObjectLockConfiguration', putObjectLock),
  ListObjectsV2: onBucket('ListBucket', listObjects),
  DeleteObject: onObject('DeleteObject', deleteObject),
  PutObject: onObject('PutObject', putObject),
  GetObject: onObject('GetObject', getObject),
  HeadObject: onObject('GetObject', getObject),
})
