import {
  paginateSearch,
  type ResourceType as SearchedType,
  type SearchRecord,
} from '@aws-sdk/client-sagemaker'
import type { CollectedResource, Reader, Summary } from './kind.ts'
import { pagesOf } from './pages-of.ts'

type Searched = 'tuning-job' | 'training-job'

/** How each kind comes out of a search: with its whole definition, a hundred to a page. */
const searched: Record<
  Searched,
  {
    resource: SearchedType
    bodyOf: (found: SearchRecord) => object | undefined
    summaryOf: (found: SearchRecord) => Summary
  }
> = {
  'tuning-job': {
    resource: 'HyperParameterTuningJob',
    bodyOf: (found) => found.HyperParameterTuningJob,
    summaryOf: ({ HyperParameterTuningJob: job }) => ({
      arn: job?.HyperParameterTuningJobArn,
      name: job?.HyperParameterTuningJobName,
      status: job?.HyperParameterTuningJobStatus,
      creationTime: job?.CreationTime,
      endTime: job?.HyperParameterTuningEndTime,
    }),
  },
  'training-job': {
    resource: 'TrainingJob',
    bodyOf: (found) => found.TrainingJob,
    summaryOf: ({ TrainingJob: job }) => ({
      arn: job?.TrainingJobArn,
      name: job?.TrainingJobName,
      status: job?.TrainingJobStatus,
      creationTime: job?.CreationTime,
      endTime: job?.TrainingEndTime,
    }),
  },
}

export function isSearched(type: string): type is Searched {
  return Object.hasOwn(searched, type)
}

/**
 * All jobs of a kind with their settings, a page at a time. It may lag behind the lists, so that it is never
 * what a stop rests on, nor what closes a resource.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Search.html
 */
export async function* searchJobs(
  { client, signal }: Reader,
  type: Searched,
): AsyncGenerator<CollectedResource[]> {
  const { resource, bodyOf, summaryOf } = searched[type]
  const pages = paginateSearch(
    { client, pageSize: 100 },
    {
      ...{ Resource: resource, SortBy: 'CreationTime', SortOrder: 'Descending' },
      CrossAccountFilterOption: 'SameAccount',
    },
    { abortSignal: signal },
  )
  for await (const records of pagesOf(pages, ({ Results }) => Results ?? []))
    yield records.map((record): CollectedResource => {
      const { arn, name, status, creationTime, endTime } = summaryOf(record)
      if (!arn || !name || !status || !creationTime)
        throw Object.assign(new Error('a job lacks its ARN, name, status or creation time'), {
          name: 'UnreadableAnswer',
        })
      return {
        ...{ type, arn, name, awsStatus: status, creationTime, endTime: endTime ?? null },
        evidence: { kind: 'described', described: bodyOf(record) },
      }
    })
}
