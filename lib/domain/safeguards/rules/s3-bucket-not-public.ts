import { asObject } from '#lib/domain/resources/read-json.ts'
import { type BucketAction, readBucketAnswer } from '../bucket-answers.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, type Judged, unknownBecause } from '../unreadable.ts'
import type { Evidence, Reason } from '../verdict.ts'

const id = 's3-bucket-not-public'
const settings = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
] as const
type Setting = (typeof settings)[number]
const ofBucket = 'GetPublicAccessBlock'
const ofAccount = 'GetAccountPublicAccessBlock'

/** The settings that are on, or why that is not known. None set at all is an answer: none is on. */
function blocked(evidence: Evidence, action: BucketAction): { on: Setting[] } | { why: string } {
  const answer = readBucketAnswer(evidence, action)
  if (answer.kind === 'unknown') return answer
  if (answer.kind === 'none') return { on: [] }
  const block = asObject(answer.described.PublicAccessBlockConfiguration)
  if (block === null) return { why: `What ${action} answered could not be read.` }
  return { on: settings.filter((setting) => block[setting] === true) }
}

function policyReason(evidence: Evidence): Reason[] {
  const status = readBucketAnswer(evidence, 'GetBucketPolicyStatus')
  const isPublic = status.kind === 'described' && asObject(status.described.PolicyStatus)?.IsPublic === true
  return isPublic
    ? [
        {
          message: 'AWS says that the bucket’s policy makes it public.',
          answer: 'GetBucketPolicyStatus',
          path: 'PolicyStatus.IsPublic',
          value: true,
        },
      ]
    : []
}

function judge(evidence: Evidence): Judged {
  const own = blocked(evidence, ofBucket)
  const account = blocked(evidence, ofAccount)
  // The account's settings and the bucket's add up; whichever is stricter holds.
  const on = new Set([...('on' in own ? own.on : []), ...('on' in account ? account.on : [])])
  const off = settings.filter((setting) => !on.has(setting))
  const path = 'PublicAccessBlockConfiguration'
  if (off.length === 0)
    return {
      status: 'protected',
      reasons: [
        {
          message: 'All four settings that block public access are on, for the bucket or its account.',
          // The bucket's own answer where it has a part in it; both of them are shown.
          answer: 'on' in own && own.on.length > 0 ? ofBucket : ofAccount,
          path,
        },
      ],
    }
  const missing = 'why' in own ? own.why : 'why' in account ? account.why : null
  if (missing !== null)
    return unknownBecause(`Whether public access is blocked could not be read: ${missing}`)
  return {
    status: 'failing',
    reasons: [
      {
        message: `Public access is not blocked: ${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} off for both the bucket and its account.`,
        answer: ofBucket,
        path: `${path}.${off[0]}`,
      },
      ...policyReason(evidence),
    ],
  }
}

/**
 * A bucket that SageMaker reads or writes cannot be public: all four settings of Block Public Access are on,
 * on the bucket or on its account. Where one is off and the other level could not be read, it is unknown.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const s3BucketNotPublic: Rule = {
  id,
  title: 'Buckets cannot be public',
  why: 'One wrong policy or access list makes a bucket readable by everyone; Block Public Access stops that whatever the policy says.',
  group: 'reported',
  severity: 'critical',
  resourceTypes: ['s3-bucket'],
  reads: [
    'GetPublicAccessBlock: PublicAccessBlockConfiguration',
    'GetAccountPublicAccessBlock: PublicAccessBlockConfiguration',
    'GetBucketPolicyStatus: PolicyStatus.IsPublic',
  ],
  fix: {
    text: 'Turn on all four settings of Block Public Access, for the bucket or for the whole account.',
    cli: 'aws s3api put-public-access-block --region REGION --bucket NAME --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    boto3: [
      'import boto3',
      '',
      'boto3.client("s3", region_name="REGION").put_public_access_block(',
      '    Bucket="NAME",',
      '    PublicAccessBlockConfiguration={',
      '        "BlockPublicAcls": True, "IgnorePublicAcls": True,',
      '        "BlockPublicPolicy": True, "RestrictPublicBuckets": True,',
      '    },',
      ')',
    ].join('\n'),
  },
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['AC-3', 'AC-4', 'SC-7'],
    securityHub: ['S3.1', 'S3.8'],
    prowler: ['s3_bucket_level_public_access_block', 's3_account_level_public_access_blocks'],
  },
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  judge: (evidence) => judgeDescribed(id, evidence, 's3-bucket', () => judge(evidence)),
}
