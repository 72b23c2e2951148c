import { DescribeProcessingJobCommand, paginateListProcessingJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const processingJob: Kind = {
  type: 'processing-job',
  group: 'jobs',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListProcessingJobs(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', LastModifiedTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.ProcessingJobSummaries,
      (entry) => ({
        arn: entry.ProcessingJobArn,
        name: entry.ProcessingJobName,
        status: entry.ProcessingJobStatus,
        creationTime: entry.CreationTime,
        endTime: entry.ProcessingEndTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }), { abortSignal: signal }),
}
