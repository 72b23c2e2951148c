import { DescribeTrainingJobCommand, paginateListTrainingJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const trainingJob: Kind = {
  type: 'training-job',
  group: 'jobs',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListTrainingJobs(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', LastModifiedTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.TrainingJobSummaries,
      (entry) => ({
        arn: entry.TrainingJobArn,
        name: entry.TrainingJobName,
        status: entry.TrainingJobStatus,
        creationTime: entry.CreationTime,
        endTime: entry.TrainingEndTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeTrainingJobCommand({ TrainingJobName: name }), { abortSignal: signal }),
}
