import { z } from 'zod'
import { asObject } from '#lib/domain/resources/read-json.ts'

/** What we believe of an event: where, and which job. Everything else in it is only what it reports. */
export interface TuningJobEvent {
  eventId: string
  kind: 'state_change' | 'create_call'
  awsAccountId: string
  region: string
  jobName: string
  at: Date
  /** Who called Create, from CloudTrail. */
  creatorArn: string | null
}

const envelope = z.object({
  id: z.string().min(1).max(200),
  account: z.string().regex(/^\d{12}$/),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  time: z.iso.datetime({ offset: true }),
  'detail-type': z.string(),
  detail: z.record(z.string(), z.unknown()),
  resources: z.array(z.unknown()).default([]),
})

/** A tuning job's name, as CreateHyperParameterTuningJob allows it. */
const jobName = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}$/

/**
 * The job's name out of its ARN: AWS's page writes `tuningJob/x`, what arrives says
 * `hyper-parameter-tuning-job/x`. Both are taken.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
function nameFromArn(arn: unknown): string | null {
  const found = /^arn:[^:]+:sagemaker:[^:]*:\d{12}:(?:hyper-parameter-tuning-job|tuningJob)\/(.+)$/.exec(
    String(arn),
  )
  return found?.[1] ?? null
}

function named(candidates: unknown[]): string | null {
  const found = candidates.find((name): name is string => typeof name === 'string' && jobName.test(name))
  return found ?? null
}

/**
 * Reads an EventBridge event of a tuning job: a state change, or the Create call from CloudTrail. Null for an
 * event of something else; throws a ZodError for what is no event at all.
 */
export function readTuningJobEvent(body: unknown): TuningJobEvent | null {
  const event = envelope.parse(body)
  const { detail } = event
  const at = new Date(event.time)
  const own = { eventId: event.id, awsAccountId: event.account, region: event.region, at }
  if (event['detail-type'] === 'SageMaker HyperParameter Tuning Job State Change') {
    const name = named([
      detail.HyperParameterTuningJobName,
      nameFromArn(detail.HyperParameterTuningJobArn),
      ...event.resources.map(nameFromArn),
    ])
    return name === null ? null : { ...own, kind: 'state_change', jobName: name, creatorArn: null }
  }
  if (event['detail-type'] === 'AWS API Call via CloudTrail') {
    if (detail.eventName !== 'CreateHyperParameterTuningJob' || detail.errorCode !== undefined) return null
    const request = asObject(detail.requestParameters)
    const name = named([request?.hyperParameterTuningJobName, request?.HyperParameterTuningJobName])
    const arn = asObject(detail.userIdentity)?.arn
    const creatorArn =
      typeof arn === 'string' && /^arn:[\w-]+:(iam|sts)::\d{12}:[\w+=,.@/:-]{1,300}$/.test(arn) ? arn : null
    return name === null ? null : { ...own, kind: 'create_call', jobName: name, creatorArn }
  }
  return null
}
