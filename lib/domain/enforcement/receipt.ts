import { correctedRequest } from '#lib/domain/check/correct-request.ts'
import { dataLocationsOf } from '#lib/domain/resources/data-locations.ts'
import { notKeptMark } from '#lib/domain/resources/keep-settings.ts'
import { asObject, type JsonObject } from '#lib/domain/resources/read-json.ts'

/**
 * The tag that leads whoever finds a stopped job to its receipt; its value is the receipt's address. The job's
 * creator is seldom a user of the portal.
 */
export const receiptTagKey = 'ClearDATA:SafeguardReceipt'

/** How tagging the job went; null before it was tried. */
export interface ReceiptTag {
  at: string
  /** The name of AWS's error; null when the job carries the tag. */
  error: string | null
}

/** Where a tuning job wrote while it ran. Nothing of it is deleted. */
export interface LeftBehind {
  /** Addresses in S3, and where in the job's settings each stands. */
  writes: { path: string; uri: string }[]
  /** The log group of its training jobs. */
  logGroup: string
}

/** All training jobs log there, each in streams that begin with its name. */
const trainingLogGroup = '/aws/sagemaker/TrainingJobs'

/**
 * What a tuning job leaves in its owner's account: outputs and checkpoints by its settings, and the logs of its
 * training jobs.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 */
export function leftBehindOf(settings: unknown): LeftBehind {
  const writes = dataLocationsOf('tuning-job', settings).buckets.flatMap(({ uses }) =>
    uses.filter(({ access }) => access === 'write').map(({ path, uri }) => ({ path, uri })),
  )
  return { writes, logGroup: trainingLogGroup }
}

/**
 * Where a training job of a tuning job puts its model; null where several definitions write to several places, and
 * its name does not say which is its own.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html
 */
export function artifactsOf({ writes }: LeftBehind, childName: string): string | null {
  const outputs = new Set(
    writes.flatMap(({ path, uri }) => (path.endsWith('OutputDataConfig.S3OutputPath') ? [uri] : [])),
  )
  const [output, ...others] = outputs
  return output === undefined || others.length > 0
    ? null
    : `${output.replace(/\/$/, '')}/${childName}/output/`
}

function holdsMark(value: unknown): boolean {
  if (value === notKeptMark) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsMark)
}

/**
 * The request that makes the job again with its traffic encrypted, from its own settings; null where they were
 * not kept. `isWhole` is false when it holds marks in place of values that we do not keep.
 */
export function requestAgain(settings: unknown): { request: JsonObject; isWhole: boolean } | null {
  const body = asObject(settings)
  if (body === null) return null
  const request = correctedRequest({ type: 'tuning-job', form: 'description', body, at: [] })
  return request === null ? null : { request, isWhole: !holdsMark(request) }
}
