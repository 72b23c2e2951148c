import {
  DescribeHyperParameterTuningJobCommand,
  type HyperParameterTuningJobStatus,
  paginateListHyperParameterTuningJobs,
} from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { pagesOf } from '../pages-of.ts'

export const tuningJob: Kind = {
  type: 'tuning-job',
  async *list({ client, signal }, { status }) {
    const pages = paginateListHyperParameterTuningJobs(
      { client, pageSize: 100 },
      {
        SortBy: 'CreationTime',
        SortOrder: 'Descending',
        StatusEquals: status as HyperParameterTuningJobStatus | undefined,
      },
      { abortSignal: signal },
    )
    for await (const jobs of pagesOf(pages, (page) => page.HyperParameterTuningJobSummaries))
      yield jobs.map((job) => ({
        arn: job.HyperParameterTuningJobArn,
        name: job.HyperParameterTuningJobName,
        status: job.HyperParameterTuningJobStatus,
        creationTime: job.CreationTime,
        endTime: job.HyperParameterTuningEndTime,
      }))
  },
  describe: ({ client, signal }, name) =>
    client.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }), {
      abortSignal: signal,
    }),
}
