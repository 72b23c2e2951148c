import { asObject, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { readAlso } from './unreadable.ts'
import type { Evidence } from './verdict.ts'

/**
 * AWS's answers about a bucket, by the S3 action that gives them, with the IAM permission it needs and the
 * errors that are an answer too: "there is none". The evidence of a bucket is
 * `{ kind: 'described', described: { Name }, also: { GetBucketEncryption: …, GetBucketPolicy: … } }`, each as
 * it came. `GetAccountPublicAccessBlock` stands for s3control's GetPublicAccessBlock of the bucket's account.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const bucketAnswers = {
  GetBucketLocation: { permission: 's3:GetBucketLocation', none: null },
  GetBucketEncryption: {
    permission: 's3:GetEncryptionConfiguration',
    none: 'ServerSideEncryptionConfigurationNotFoundError',
  },
  GetBucketPolicy: { permission: 's3:GetBucketPolicy', none: 'NoSuchBucketPolicy' },
  GetBucketPolicyStatus: { permission: 's3:GetBucketPolicyStatus', none: 'NoSuchBucketPolicy' },
  GetPublicAccessBlock: {
    permission: 's3:GetBucketPublicAccessBlock',
    none: 'NoSuchPublicAccessBlockConfiguration',
  },
  GetAccountPublicAccessBlock: {
    permission: 's3:GetAccountPublicAccessBlock',
    none: 'NoSuchPublicAccessBlockConfiguration',
  },
} as const

export type BucketAction = keyof typeof bucketAnswers

export const bucketActions = Object.keys(bucketAnswers) as BucketAction[]

/**
 * What a refusal means for people. S3 says AccessDenied alike when the bucket is not the expected owner's and
 * when an action is not granted, so both are said.
 */
const meanings: Record<string, string> = {
  AccessDenied: ' The bucket belongs to another AWS account, or the read role may not ask this.',
  NoSuchBucket: ' The bucket is gone.',
  NotImplemented: ' S3 does not tell this of a bucket of its kind.',
}

/** Whether a refusal is AWS's way of saying that there is none: an answer, so no gap. */
export function isNoneAnswer(action: BucketAction, error: string): boolean {
  return bucketAnswers[action].none === error
}

export type BucketAnswer =
  { kind: 'described'; described: JsonObject } | { kind: 'none' } | { kind: 'unknown'; why: string }

/** One answer about a bucket; in words why it cannot be judged when it cannot. */
export function readBucketAnswer(evidence: Evidence, action: BucketAction): BucketAnswer {
  const { permission } = bucketAnswers[action]
  const answer = readAlso(evidence, action, 's3')
  if (answer.kind === 'missing') return { kind: 'unknown', why: answer.why }
  if (answer.kind === 'unreadable')
    return isNoneAnswer(action, answer.gap.error)
      ? { kind: 'none' }
      : {
          kind: 'unknown',
          why: `${permission} (${action}) answered ${answer.gap.error}.${meanings[answer.gap.error] ?? ''}`,
        }
  const described = asObject(answer.described)
  return described === null
    ? { kind: 'unknown', why: `What ${action} answered could not be read.` }
    : { kind: 'described', described }
}
