import {
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { GetPublicAccessBlockCommand as GetAccountPublicAccessBlockCommand } from '@aws-sdk/client-s3-control'
import { type BucketAction, bucketAnswers, isNoneAnswer } from '#lib/domain/safeguards/bucket-answers.ts'
import type { Answer, Evidence, Gap } from '#lib/domain/safeguards/verdict.ts'
import { gapOf } from '../errors.ts'
import { mapLimited } from '../map-limited.ts'
import type { S3Readers } from '../s3-clients.ts'
import { mergeGaps } from './gaps.ts'

/** A bucket and everything AWS said of it, refusals too. */
export interface CollectedBucket {
  name: string
  /** Where it is; null where AWS did not say. */
  region: string | null
  /** Nobody has a bucket of this name any more. */
  isGone: boolean
  evidence: Evidence
}

interface Place {
  /** Asked for as the owner: a bucket of the same name that is somebody else's is refused, not read. */
  awsAccountId: string
  /** Where the first question goes; any region of the account's partition. */
  region: string
  signal: AbortSignal
}

interface AwsAnswer {
  $metadata: { requestId?: string | undefined }
}

type Input = { Bucket: string; ExpectedBucketOwner: string }

const readings: Record<
  Exclude<BucketAction, 'GetBucketLocation' | 'GetAccountPublicAccessBlock'>,
  (client: S3Client, input: Input, signal: AbortSignal) => Promise<AwsAnswer>
> = {
  GetBucketEncryption: (client, input, abortSignal) =>
    client.send(new GetBucketEncryptionCommand(input), { abortSignal }),
  GetBucketPolicy: (client, input, abortSignal) =>
    client.send(new GetBucketPolicyCommand(input), { abortSignal }),
  GetBucketPolicyStatus: (client, input, abortSignal) =>
    client.send(new GetBucketPolicyStatusCommand(input), { abortSignal }),
  GetPublicAccessBlock: (client, input, abortSignal) =>
    client.send(new GetPublicAccessBlockCommand(input), { abortSignal }),
}

const bucketsAtOnce = 4

/** As GetBucketLocation spells it: nothing for us-east-1, `EU` for buckets of Ireland's first years. */
function regionOf(constraint: unknown): string {
  if (typeof constraint !== 'string' || constraint === '') return 'us-east-1'
  return constraint === 'EU' ? 'eu-west-1' : constraint
}

/** A question put to AWS: its answer as it came, or what stands in its place. */
async function ask(action: BucketAction, region: string, put: () => Promise<AwsAnswer>): Promise<Answer> {
  try {
    const { $metadata, ...described } = await put()
    // S3 names every answer. A web page in its place is read as an empty one, which would mean us-east-1.
    if ($metadata.requestId === undefined)
      throw Object.assign(new Error('the answer is not one of S3’s'), { name: 'UnreadableAnswer' })
    return { kind: 'described', described }
  } catch (error) {
    return { kind: 'unreadable', gap: gapOf('s3', action, region, error) }
  }
}

function isAnswered(action: BucketAction, answer: Answer): boolean {
  return answer.kind === 'described' || isNoneAnswer(action, answer.gap.error)
}

/**
 * Reads the buckets that an account's resources use, by the read role. Six answers each, the sixth being the
 * account's own block of public access, asked once. It counts only for buckets that AWS confirmed to be the
 * account's: somebody else's bucket is not protected by our customer's settings. What was refused is a gap.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
export async function collectBuckets(
  readers: S3Readers,
  names: readonly string[],
  { awsAccountId, region, signal }: Place,
): Promise<{ items: CollectedBucket[]; gaps: Gap[] }> {
  if (names.length === 0) return { items: [], gaps: [] }
  const ofAccount = await ask('GetAccountPublicAccessBlock', region, () =>
    readers.control.send(new GetAccountPublicAccessBlockCommand({ AccountId: awsAccountId }), {
      abortSignal: signal,
    }),
  )
  const items = await mapLimited(names, bucketsAtOnce, async (name): Promise<CollectedBucket> => {
    const input = { Bucket: name, ExpectedBucketOwner: awsAccountId }
    const place = await ask('GetBucketLocation', region, () =>
      readers.s3(region).send(new GetBucketLocationCommand(input), { abortSignal: signal }),
    )
    const also: Record<string, Answer> = { GetBucketLocation: place }
    const isGone = place.kind === 'unreadable' && place.gap.error === 'NoSuchBucket'
    const found =
      place.kind === 'described'
        ? regionOf((place.described as Record<string, unknown>).LocationConstraint)
        : null
    if (!isGone)
      for (const [action, read] of Object.entries(readings) as [keyof typeof readings, Reading][])
        also[action] = await ask(action, found ?? region, () =>
          read(readers.s3(found ?? region), input, signal),
        )
    const isOwn = (Object.entries(also) as [BucketAction, Answer][]).some(([action, answer]) =>
      isAnswered(action, answer),
    )
    if (isOwn) also.GetAccountPublicAccessBlock = ofAccount
    return { name, region: found, isGone, evidence: { kind: 'described', described: { Name: name }, also } }
  })
  return { items, gaps: mergeGaps(items.filter(({ isGone }) => !isGone).flatMap(gapsIn)) }
}

type Reading = (typeof readings)[keyof typeof readings]

function gapsIn({ evidence }: CollectedBucket): Gap[] {
  return (Object.keys(bucketAnswers) as BucketAction[]).flatMap((action) => {
    const answer = evidence.also?.[action]
    if (answer?.kind !== 'unreadable' || isNoneAnswer(action, answer.gap.error)) return []
    // People look for the permission, which S3 calls by another name than the question.
    return [{ ...(answer.gap as Gap), action: bucketAnswers[action].permission.replace('s3:', '') }]
  })
}
