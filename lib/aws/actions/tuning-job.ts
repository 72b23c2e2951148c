import {
  AddTagsCommand,
  DescribeHyperParameterTuningJobCommand,
  paginateListTrainingJobsForHyperParameterTuningJob,
  type SageMakerClient,
  StopHyperParameterTuningJobCommand,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker'
import { awsErrorName } from '../errors.ts'
import type { Lane } from '../limiter.ts'
import { actingClient, readingClient } from '../sagemaker-client.ts'
import type { RoleRequest } from '../session.ts'

/** What the job is right now, as far as stopping it goes. */
export interface LiveTuningJob {
  status: string
  creationTime: Date | null
  endTime: Date | null
  described: Record<string, unknown>
}

/** The one job's remediation session: it can describe and stop this job and nothing else. */
export function stopRequest(job: {
  roleArn: string
  externalId: string
  region: string
  jobArn: string
  terminationId: string
}): RoleRequest {
  return {
    roleArn: job.roleArn,
    externalId: job.externalId,
    region: job.region,
    sourceIdentity: job.terminationId,
    sessionPolicy: {
      actions: ['sagemaker:DescribeHyperParameterTuningJob', 'sagemaker:StopHyperParameterTuningJob'],
      resources: [job.jobArn],
    },
  }
}

export interface TuningJobReader {
  /** Null when AWS says that there is no such job. */
  describe: () => Promise<LiveTuningJob | null>
  close: () => void
}

export interface TuningJobStopper extends TuningJobReader {
  /** Gives up after `withinMs`, all tries together; whether AWS took it is then unknown. */
  stop: (withinMs: number) => Promise<void>
}

/** One tuning job as it is now; null when AWS says that there is none of this name. */
export async function describeTuningJob(
  client: SageMakerClient,
  jobName: string,
  abortSignal?: AbortSignal,
): Promise<LiveTuningJob | null> {
  try {
    const { $metadata, ...described } = await client.send(
      new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: jobName }),
      { ...(abortSignal && { abortSignal }) },
    )
    return {
      status: described.HyperParameterTuningJobStatus ?? 'Unknown',
      creationTime: described.CreationTime ?? null,
      endTime: described.HyperParameterTuningEndTime ?? null,
      described: { ...described },
    }
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('ResourceNotFound')) return null
    throw error
  }
}

/** Follows one job by the read role. */
export async function openReader(
  request: RoleRequest,
  jobName: string,
  lane: Lane = 'enforcement',
): Promise<TuningJobReader> {
  const { client, destroy } = await readingClient(request, lane)
  return { describe: () => describeTuningJob(client, jobName), close: destroy }
}

/**
 * Opens a session for one job. Stop is not idempotent: a job that ended meanwhile answers
 * ValidationException, and the caller describes again.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopHyperParameterTuningJob.html
 */
export async function openStopper(request: RoleRequest, jobName: string): Promise<TuningJobStopper> {
  const { client, destroy } = await actingClient(request)
  return {
    describe: () => describeTuningJob(client, jobName),
    async stop(withinMs) {
      await client.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: jobName }), {
        abortSignal: AbortSignal.timeout(withinMs),
      })
    },
    close: destroy,
  }
}

/** The one job's tagging session: it can put one tag on this job and nothing else. */
export function tagRequest(job: Parameters<typeof stopRequest>[0]): RoleRequest {
  return {
    ...stopRequest(job),
    sessionPolicy: { actions: ['sagemaker:AddTags'], resources: [job.jobArn] },
  }
}

/**
 * Puts one tag on one job; the same tag again changes nothing.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddTags.html
 */
export async function tagJob(
  request: RoleRequest,
  { jobArn, key, value }: { jobArn: string; key: string; value: string },
): Promise<void> {
  const { client, destroy } = await actingClient(request)
  try {
    await client.send(new AddTagsCommand({ ResourceArn: jobArn, Tags: [{ Key: key, Value: value }] }))
  } finally {
    destroy()
  }
}

export interface ChildJob {
  name: string
  status: string
}

/** The training jobs a tuning job launched, by the read role. */
export async function listChildren(request: RoleRequest, jobName: string): Promise<ChildJob[]> {
  const { client, destroy } = await readingClient(request, 'following')
  try {
    const children: ChildJob[] = []
    const pages = paginateListTrainingJobsForHyperParameterTuningJob(
      { client },
      { HyperParameterTuningJobName: jobName, MaxResults: 100 },
    )
    for await (const page of pages)
      for (const job of page.TrainingJobSummaries ?? [])
        children.push({ name: job.TrainingJobName ?? '', status: job.TrainingJobStatus ?? 'Unknown' })
    return children
  } finally {
    destroy()
  }
}

/**
 * Stops training jobs that outlived the tuning job that launched them. Stopping the parent stops its children;
 * one that slipped through is stopped by itself. Returns those that AWS did not let us stop.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopHyperParameterTuningJob.html
 */
export async function stopStragglers(
  request: RoleRequest,
  names: readonly string[],
): Promise<{ name: string; error: string }[]> {
  const { client, destroy } = await actingClient(request)
  try {
    const failed = await Promise.all(
      names.map(async (name) => {
        try {
          await client.send(new StopTrainingJobCommand({ TrainingJobName: name }))
          return null
        } catch (error) {
          return error instanceof Error && error.name === 'ValidationException'
            ? null
            : { name, error: awsErrorName(error) }
        }
      }),
    )
    return failed.filter((one) => one !== null)
  } finally {
    destroy()
  }
}
