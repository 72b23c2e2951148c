import {
  DescribeHyperParameterTuningJobCommand,
  DescribeTrainingJobCommand,
  paginateListHyperParameterTuningJobs,
  paginateListTrainingJobs,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Evidence, Gap } from '#lib/domain/safeguards/verdict.ts'
import { gapOf } from '../errors.ts'
import { mapLimited } from '../map-limited.ts'

/** A job as a list gave it, and its settings when they were read this time. */
export interface CollectedJob {
  type: ResourceType
  arn: string
  name: string
  awsStatus: string
  creationTime: Date
  endTime: Date | null
  /** Absent when the settings are known already: a job's never change after its creation. */
  evidence?: Evidence
}

export interface Collected {
  items: CollectedJob[]
  gaps: Gap[]
}

interface Listed {
  arn: string | undefined
  name: string | undefined
  status: string | undefined
  creationTime: Date | undefined
  endTime: Date | undefined
}

interface JobKind {
  type: ResourceType
  listAction: string
  describeAction: string
  list: (client: SageMakerClient, signal: AbortSignal) => AsyncIterable<Listed>
  describe: (client: SageMakerClient, name: string, signal: AbortSignal) => Promise<unknown>
}

/** At most this many describes at once in one account and region; SageMaker throttles per account and region. */
const describesAtOnce = 4
/** A list that goes on for longer than this is a broken endpoint, not an account. */
const mostPages = 10_000

const tuningJobs: JobKind = {
  type: 'tuning-job',
  listAction: 'ListHyperParameterTuningJobs',
  describeAction: 'DescribeHyperParameterTuningJob',
  async *list(client, signal) {
    let pages = 0
    const input = { MaxResults: 100, SortBy: 'CreationTime', SortOrder: 'Descending' } as const
    for await (const page of paginateListHyperParameterTuningJobs({ client }, input, {
      abortSignal: signal,
    })) {
      if (++pages > mostPages)
        throw Object.assign(new Error('the list does not end'), { name: 'EndlessList' })
      for (const job of page.HyperParameterTuningJobSummaries ?? [])
        yield {
          arn: job.HyperParameterTuningJobArn,
          name: job.HyperParameterTuningJobName,
          status: job.HyperParameterTuningJobStatus,
          creationTime: job.CreationTime,
          endTime: job.HyperParameterTuningEndTime,
        }
    }
  },
  describe: (client, name, signal) =>
    client.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }), {
      abortSignal: signal,
    }),
}

const trainingJobs: JobKind = {
  type: 'training-job',
  listAction: 'ListTrainingJobs',
  describeAction: 'DescribeTrainingJob',
  async *list(client, signal) {
    let pages = 0
    const input = { MaxResults: 100, SortBy: 'CreationTime', SortOrder: 'Descending' } as const
    for await (const page of paginateListTrainingJobs({ client }, input, { abortSignal: signal })) {
      if (++pages > mostPages)
        throw Object.assign(new Error('the list does not end'), { name: 'EndlessList' })
      for (const job of page.TrainingJobSummaries ?? [])
        yield {
          arn: job.TrainingJobArn,
          name: job.TrainingJobName,
          status: job.TrainingJobStatus,
          creationTime: job.CreationTime,
          endTime: job.TrainingEndTime,
        }
    }
  },
  describe: (client, name, signal) =>
    client.send(new DescribeTrainingJobCommand({ TrainingJobName: name }), { abortSignal: signal }),
}

export const jobKinds: readonly JobKind[] = [tuningJobs, trainingJobs]

/** What tells a job from a later one of the same name. */
export function jobKey(job: { arn: string; creationTime: Date }): string {
  return `${job.arn} ${job.creationTime.getTime()}`
}

/**
 * Lists all jobs of a kind and describes those in `known`'s absence. A page or a describe that failed is a
 * gap that names its action; what was read before it is kept.
 */
export async function collectJobs(
  client: SageMakerClient,
  kind: JobKind,
  options: { region: string; known: ReadonlySet<string>; signal: AbortSignal },
): Promise<Collected> {
  const gaps: Gap[] = []
  const listed: CollectedJob[] = []
  try {
    for await (const { arn, name, status, creationTime, endTime } of kind.list(client, options.signal)) {
      if (!arn || !name || !status || !creationTime) {
        const nonsense = Object.assign(new Error('a summary lacks its ARN, name, status or creation time'), {
          name: 'UnreadableAnswer',
        })
        gaps.push(gapOf('sagemaker', kind.listAction, options.region, nonsense, arn))
        continue
      }
      listed.push({ type: kind.type, arn, name, awsStatus: status, creationTime, endTime: endTime ?? null })
    }
  } catch (error) {
    gaps.push(gapOf('sagemaker', kind.listAction, options.region, error))
  }
  const items = await mapLimited(listed, describesAtOnce, async (job): Promise<CollectedJob> => {
    if (options.known.has(jobKey(job))) return job
    try {
      const { $metadata, ...described } = (await kind.describe(client, job.name, options.signal)) as {
        $metadata: unknown
      }
      return { ...job, evidence: { kind: 'described', described } }
    } catch (error) {
      const gap = gapOf('sagemaker', kind.describeAction, options.region, error, job.arn)
      gaps.push(gap)
      return { ...job, evidence: { kind: 'unreadable', gap } }
    }
  })
  return { items, gaps: mergeGaps(gaps) }
}

/** Gaps that failed alike become one with a count: "3 training jobs in eu-west-1". */
export function mergeGaps(gaps: readonly Gap[]): Gap[] {
  const merged = new Map<string, Gap>()
  for (const gap of gaps) {
    const key = [gap.service, gap.action, gap.region, gap.error].join(' ')
    const before = merged.get(key)
    merged.set(key, before ? { ...before, count: before.count + gap.count } : gap)
  }
  return [...merged.values()]
}
