import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { optionalText, tagsOf } from '#lib/sandbox/aws/input.ts'
import { asList, at, isObject, type Json } from '#lib/sandbox/aws/json.ts'
import { parsePolicy } from '#lib/sandbox/aws/policy/document.ts'
import {
  defaultEncryption,
  newBucket,
  type Bucket,
  type PublicAccessBlock,
} from '#lib/sandbox/aws/s3/bucket.ts'
import { isPublicPolicy } from '#lib/sandbox/aws/s3/public.ts'
import { accessDenied, malformedXml, noSuchBucket } from '#lib/sandbox/aws/s3/errors.ts'
import type { S3Answer } from '#lib/sandbox/aws/s3/protocol.ts'
import { bodyXml } from '#lib/sandbox/aws/s3/xml-body.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { Flat } from '#lib/sandbox/aws/wire/xml.ts'
import { accountOf } from '#lib/sandbox/aws/world.ts'

export function bucketOf(call: Call): Bucket {
  const bucket = call.world.buckets[optionalText(call.input, 'Bucket') ?? '']
  if (!bucket) throw noSuchBucket()
  return bucket
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export function createBucket(call: Call): S3Answer {
  const name = optionalText(call.input, 'Bucket') ?? ''
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
    throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.')
  }
  const wanted = optionalText(asObject(bodyXml(call)['CreateBucketConfiguration']), 'LocationConstraint')
  if ((wanted ?? 'us-east-1') !== call.region) {
    const message =
      'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.'
    throw new AwsError('IllegalLocationConstraintException', message)
  }
  const existing = call.world.buckets[name]
  if (existing && existing.ownerId !== call.caller.accountId) {
    throw new AwsError('BucketAlreadyExists', 'The requested bucket name is not available.', 409)
  }
  if (existing && call.region !== 'us-east-1') {
    const message = 'Your previous request to create the named bucket succeeded and you already own it.'
    throw new AwsError('BucketAlreadyOwnedByYou', message, 409)
  }
  const made = existing ?? newBucket(name, call.caller.accountId, call.region, call.now)
  if (!existing && optionalText(call.input, 'ObjectLockEnabledForBucket') === 'true') made.objectLock = {}
  call.world.buckets[name] = made
  return { headers: { location: `/${name}` } }
}

function asObject(value: Json | undefined) {
  return isObject(value) ? value : {}
}

export function deleteBucket(call: Call): S3Answer {
  const bucket = bucketOf(call)
  const kept = Object.values(bucket.versions ?? {}).flat()
  if (Object.keys(bucket.objects).length > 0 || kept.length > 0) {
    throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409)
  }
  delete call.world.buckets[bucket.name]
  return { status: 204 }
}

export function listBuckets(call: Call): S3Answer {
  const own = Object.values(call.world.buckets).filter((bucket) => bucket.ownerId === call.caller.accountId)
  const buckets = own
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((bucket) => ({
      Name: bucket.name,
      CreationDate: new Date(bucket.createdAt),
      BucketRegion: bucket.region,
    }))
  const owner = { ID: call.caller.accountId.padEnd(64, '0') }
  return {
    xml: { root: 'ListAllMyBucketsResult', value: { Owner: owner, Buckets: { Bucket: new Flat(buckets) } } },
  }
}

export function headBucket(call: Call): S3Answer {
  return { headers: { 'x-amz-bucket-region': bucketOf(call).region } }
}

/** us-east-1 reads as an empty element. */
export function getBucketLocation(call: Call): S3Answer {
  const { region } = bucketOf(call)
  return { xml: { root: 'LocationConstraint', value: region === 'us-east-1' ? '' : region } }
}

export function getEncryption(call: Call): S3Answer {
  const { algorithm, kmsKeyId, isBucketKeyEnabled } = bucketOf(call).encryption
  const rule = {
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm, KMSMasterKeyID: kmsKeyId },
    BucketKeyEnabled: isBucketKeyEnabled,
  }
  return { xml: { root: 'ServerSideEncryptionConfiguration', value: { Rule: rule } } }
}

export function putEncryption(call: Call): S3Answer {
  const rule = asList(at(bodyXml(call), 'ServerSideEncryptionConfiguration.Rule'))[0]
  const algorithm = at(rule, 'ApplyServerSideEncryptionByDefault.SSEAlgorithm')
  if (typeof algorithm !== 'string' || !['AES256', 'aws:kms', 'aws:kms:dsse'].includes(algorithm)) {
    throw malformedXml()
  }
  const key = at(rule, 'ApplyServerSideEncryptionByDefault.KMSMasterKeyID')
  bucketOf(call).encryption = {
    algorithm,
    kmsKeyId: typeof key === 'string' && key !== '' ? key : undefined,
    isBucketKeyEnabled: at(rule, 'BucketKeyEnabled') === 'true',
  }
  return {}
}

export function deleteEncryption(call: Call): S3Answer {
  bucketOf(call).encryption = defaultEncryption()
  return { status: 204 }
}

function policyOf(bucket: Bucket): string {
  if (bucket.policy === undefined) {
    throw new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404)
  }
  return bucket.policy
}

export function getPolicy(call: Call): S3Answer {
  return { headers: { 'content-type': 'application/json' }, raw: policyOf(bucketOf(call)) }
}

export function getPolicyStatus(call: Call): S3Answer {
  const isPublic = isPublicPolicy(policyOf(bucketOf(call)))
  return { xml: { root: 'PolicyStatus', value: { IsPublic: isPublic } } }
}

export function putPolicy(call: Call): S3Answer {
  const bucket = bucketOf(call)
  const policy = Buffer.from(optionalText(call.input, 'Body') ?? '', 'base64').toString('utf8')
  try {
    parsePolicy(policy, 'resource')
  } catch (error) {
    throw new AwsError('MalformedPolicy', (error as Error).message)
  }
  const blocks = [bucket.publicAccessBlock, accountOf(call.world, bucket.ownerId).publicAccessBlock]
  if (blocks.some((block) => block?.BlockPublicPolicy) && isPublicPolicy(policy)) throw accessDenied()
  bucket.policy = policy
  return { status: 204 }
}

export function deletePolicy(call: Call): S3Answer {
  bucketOf(call).policy = undefined
  return { status: 204 }
}

export function getPublicAccessBlock(call: Call): S3Answer {
  return blockAnswer(bucketOf(call).publicAccessBlock)
}

export function blockAnswer(block: PublicAccessBlock | undefined): S3Answer {
  if (!block) {
    const message = 'The public access block configuration was not found'
    throw new AwsError('NoSuchPublicAccessBlockConfiguration', message, 404)
  }
  return { xml: { root: 'PublicAccessBlockConfiguration', value: block } }
}

export function putPublicAccessBlock(call: Call): S3Answer {
  bucketOf(call).publicAccessBlock = givenBlock(call)
  return {}
}

/** What is left out is off. */
export function givenBlock(call: Call): PublicAccessBlock {
  const given = asObject(bodyXml(call)['PublicAccessBlockConfiguration'])
  const flag = (name: keyof PublicAccessBlock) => given[name] === 'true'
  return {
    BlockPublicAcls: flag('BlockPublicAcls'),
    IgnorePublicAcls: flag('IgnorePublicAcls'),
    BlockPublicPolicy: flag('BlockPublicPolicy'),
    RestrictPublicBuckets: flag('RestrictPublicBuckets'),
  }
}

export function deletePublicAccessBlock(call: Call): S3Answer {
  bucketOf(call).publicAccessBlock = undefined
  return { status: 204 }
}

export function getTagging(call: Call): S3Answer {
  const { tags } = bucketOf(call)
  if (tags.length === 0) throw new AwsError('NoSuchTagSet', 'The TagSet does not exist', 404)
  return { xml: { root: 'Tagging', value: { TagSet: { Tag: new Flat(tags) } } } }
}

export function putTagging(call: Call): S3Answer {
  bucketOf(call).tags = tagsOf(asList(at(bodyXml(call), 'Tagging.TagSet.Tag')))
  return { status: 204 }
}
