import {
  DescribeTrainingJobCommand,
  paginateListTrainingJobs,
  type TrainingJobStatus,
} from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { pagesOf } from '../pages-of.ts'

export const trainingJob: Kind = {
  type: 'training-job',
  async *list({ client, signal }, { status }) {
    const pages = paginateListTrainingJobs(
      { client, pageSize: 100 },
      {
        SortBy: 'CreationTime',
        SortOrder: 'Descending',
        StatusEquals: status as TrainingJobStatus | undefined,
      },
      { abortSignal: signal },
    )
    for await (const jobs of pagesOf(pages, (page) => page.TrainingJobSummaries))
      yield jobs.map((job) => ({
        arn: job.TrainingJobArn,
        name: job.TrainingJobName,
        status: job.TrainingJobStatus,
        creationTime: job.CreationTime,
        endTime: job.TrainingEndTime,
      }))
  },
  describe: ({ client, signal }, name) =>
    client.send(new DescribeTrainingJobCommand({ TrainingJobName: name }), { abortSignal: signal }),
}
