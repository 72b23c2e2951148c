import { asObject } from '#lib/domain/resources/read-json.ts'
import { readPath } from '#lib/domain/resources/read-path.ts'
import { readBucketAnswer } from '../bucket-answers.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, type Judged, unknownBecause } from '../unreadable.ts'
import type { Evidence, Reason } from '../verdict.ts'

const id = 's3-bucket-encryption-at-rest'
const answered = 'GetBucketEncryption'
const path = 'ServerSideEncryptionConfiguration.Rules'
const algorithms = new Set(['AES256', 'aws:kms', 'aws:kms:dsse', 'aws:fsx', 'aws:backup'])

function judge(evidence: Evidence): Judged {
  const answer = readBucketAnswer(evidence, answered)
  if (answer.kind === 'unknown')
    return unknownBecause(`The bucket’s encryption could not be read: ${answer.why}`)
  if (answer.kind === 'none')
    return {
      status: 'failing',
      reasons: [{ message: 'AWS says that the bucket has no default encryption.', answer: answered, path }],
    }
  const [first] = readPath(answer.described, `${path}[].ApplyServerSideEncryptionByDefault`)
  const byDefault = first === undefined || first.isMalformed ? null : asObject(first.value)
  const algorithm = byDefault?.SSEAlgorithm
  if (
    first === undefined ||
    byDefault === null ||
    typeof algorithm !== 'string' ||
    !algorithms.has(algorithm)
  )
    return unknownBecause('AWS’s answer names no encryption that we understand.', path, answered)
  const key = byDefault.KMSMasterKeyID
  const isOwn = typeof key === 'string' && key !== '' && !/(?:^|:)alias\/aws\//.test(key)
  const reason: Reason = {
    message: isOwn
      ? `New objects are encrypted (${algorithm}) with the customer’s own key ${key}.`
      : `New objects are encrypted (${algorithm}) with a key of AWS’s. Objects from before that was set may not be.`,
    answer: answered,
    path: `${first.path}.SSEAlgorithm`,
    value: algorithm,
    keyState: isOwn ? 'customer_key' : 'aws_managed',
  }
  return { status: 'protected', reasons: [reason] }
}

/**
 * A bucket that SageMaker reads or writes encrypts what is put into it. S3 does so for every new object since
 * January 2023, so a bucket that answers passes; whose key it is stands in the reason. The setting proves
 * nothing about objects that are older than it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingServerSideEncryption.html
 */
export const s3BucketEncryptionAtRest: Rule = {
  id,
  title: 'Buckets encrypt what is stored in them',
  why: 'Training data and results lie in these buckets for years; encryption at rest keeps them unreadable to whoever gets the storage alone.',
  group: 'reported',
  severity: 'high',
  resourceTypes: ['s3-bucket'],
  reads: [
    'GetBucketEncryption: ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm',
    'GetBucketEncryption: ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.KMSMasterKeyID',
  ],
  fix: {
    text: 'Set the bucket’s default encryption, with your own KMS key where you must control and audit the key.',
    cli: `aws s3api put-bucket-encryption --region REGION --bucket NAME --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"},"BucketKeyEnabled":true}]}'`,
    boto3: [
      'import boto3',
      '',
      'boto3.client("s3", region_name="REGION").put_bucket_encryption(',
      '    Bucket="NAME",',
      '    ServerSideEncryptionConfiguration={"Rules": [{',
      '        "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"},',
      '        "BucketKeyEnabled": True,',
      '    }]},',
      ')',
    ].join('\n'),
  },
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-12(2)', 'SC-13', 'CM-3(6)'],
    securityHub: ['S3.17'],
    prowler: ['s3_bucket_default_encryption'],
  },
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingServerSideEncryption.html',
  judge: (evidence) => judgeDescribed(id, evidence, 's3-bucket', () => judge(evidence)),
}
