import { DescribeEdgePackagingJobCommand, paginateListEdgePackagingJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const edgePackagingJob: Kind = {
  type: 'edge-packaging-job',
  group: 'tools',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListEdgePackagingJobs(
        { client, pageSize: 100 },
        { SortBy: 'CREATION_TIME', SortOrder: 'Descending', LastModifiedTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.EdgePackagingJobSummaries,
      (entry) => ({
        arn: entry.EdgePackagingJobArn,
        name: entry.EdgePackagingJobName,
        status: entry.EdgePackagingJobStatus,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeEdgePackagingJobCommand({ EdgePackagingJobName: name }), { abortSignal: signal }),
}
