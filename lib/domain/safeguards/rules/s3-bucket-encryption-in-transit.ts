import { asArray, asObject } from '#lib/domain/resources/read-json.ts'
import { readBucketAnswer } from '../bucket-answers.ts'
import { refusesPlainHttp } from '../refuses-plain-http.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, type Judged, unknownBecause } from '../unreadable.ts'
import type { Evidence } from '../verdict.ts'

const id = 's3-bucket-encryption-in-transit'

const answered = 'GetBucketPolicy'

function parsed(policy: unknown): unknown {
  if (typeof policy !== 'string') return null
  try {
    return JSON.parse(policy)
  } catch {
    return null
  }
}

/** A policy with one statement may carry it without a list around it. */
function placeOf(policy: unknown, at: number): string {
  return asArray(asObject(policy)?.Statement) === null ? 'Policy.Statement' : `Policy.Statement[${at}]`
}

function judge(evidence: Evidence, bucket: string): Judged {
  const answer = readBucketAnswer(evidence, answered)
  if (answer.kind === 'unknown') return unknownBecause(`The bucket’s policy could not be read: ${answer.why}`)
  const failing = (message: string, path = 'Policy'): Judged => ({
    status: 'failing',
    reasons: [{ message, answer: answered, path }],
  })
  if (answer.kind === 'none') return failing('The bucket has no policy, so it answers plain HTTP.')
  const policy = parsed(answer.described.Policy)
  const refusal = refusesPlainHttp(policy, bucket)
  if (refusal === null)
    return unknownBecause('The bucket’s policy is not a policy that we can read.', 'Policy', answered)
  if (refusal.kind === 'none') return failing('The bucket’s policy does not refuse plain HTTP.')
  const [first = 0, ...others] = refusal.statements
  if (refusal.kind === 'partial')
    return failing(
      `The bucket’s policy refuses plain HTTP only in part: ${refusal.gaps.join('; ')}.`,
      placeOf(policy, first),
    )
  return {
    status: 'protected',
    reasons: [
      {
        message: 'The bucket’s policy refuses plain HTTP to everyone, for the bucket and all its objects.',
        answer: answered,
        path: placeOf(policy, first),
      },
      ...others.map((at) => ({
        message: 'This statement is part of that.',
        answer: answered,
        path: placeOf(policy, at),
      })),
    ],
  }
}

const statement =
  '{"Sid":"DenyPlainHttp","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::NAME","arn:aws:s3:::NAME/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}'

/**
 * A bucket that SageMaker reads or writes refuses plain HTTP: its policy denies everyone `s3:*` on the bucket
 * and its objects when `aws:SecureTransport` is false. A narrower denial fails with the gap named. Policies of
 * the organisation may refuse it as well, and cannot be seen from here.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export const s3BucketEncryptionInTransit: Rule = {
  id,
  title: 'Buckets refuse plain HTTP',
  why: 'Without it a client that is set up wrongly sends training data over the network unencrypted, and S3 takes it.',
  group: 'reported',
  severity: 'high',
  resourceTypes: ['s3-bucket'],
  reads: ['GetBucketPolicy: Policy'],
  fix: {
    text: `Add this statement to the bucket’s policy, beside what is there: ${statement}`,
    cli: [
      'aws s3api get-bucket-policy --bucket NAME --query Policy --output text > policy.json',
      `jq '.Statement += [${statement}]' policy.json > fixed.json`,
      'aws s3api put-bucket-policy --region REGION --bucket NAME --policy file://fixed.json',
    ].join('\n'),
    boto3: [
      'import boto3, json',
      '',
      's3 = boto3.client("s3", region_name="REGION")',
      'policy = json.loads(s3.get_bucket_policy(Bucket="NAME")["Policy"])',
      `policy["Statement"].append(json.loads('${statement}'))`,
      's3.put_bucket_policy(Bucket="NAME", Policy=json.dumps(policy))',
    ].join('\n'),
  },
  mappings: {
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
    nist80053: ['SC-8', 'SC-8(1)', 'SC-8(2)', 'SC-13', 'SC-23', 'AC-17(2)', 'SI-7(6)'],
    securityHub: ['S3.5'],
    prowler: ['s3_bucket_secure_transport_policy'],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5',
  judge: (evidence) => judgeDescribed(id, evidence, 's3-bucket', ({ Name }) => judge(evidence, String(Name))),
}
