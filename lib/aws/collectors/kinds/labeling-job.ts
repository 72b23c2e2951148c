import { DescribeLabelingJobCommand, paginateListLabelingJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const labelingJob: Kind = {
  type: 'labeling-job',
  group: 'jobs',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListLabelingJobs(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', LastModifiedTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.LabelingJobSummaryList ?? [],
      (entry) => ({
        arn: entry.LabelingJobArn,
        name: entry.LabelingJobName,
        status: entry.LabelingJobStatus,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeLabelingJobCommand({ LabelingJobName: name }), { abortSignal: signal }),
}
