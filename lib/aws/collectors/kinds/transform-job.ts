import { DescribeTransformJobCommand, paginateListTransformJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const transformJob: Kind = {
  type: 'transform-job',
  group: 'jobs',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListTransformJobs(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', LastModifiedTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.TransformJobSummaries,
      (entry) => ({
        arn: entry.TransformJobArn,
        name: entry.TransformJobName,
        status: entry.TransformJobStatus,
        creationTime: entry.CreationTime,
        endTime: entry.TransformEndTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeTransformJobCommand({ TransformJobName: name }), { abortSignal: signal }),
}
