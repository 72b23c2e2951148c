import { DescribeOptimizationJobCommand, paginateListOptimizationJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const optimizationJob: Kind = {
  type: 'optimization-job',
  group: 'tools',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListOptimizationJobs(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', LastModifiedTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.OptimizationJobSummaries,
      (entry) => ({
        arn: entry.OptimizationJobArn,
        name: entry.OptimizationJobName,
        status: entry.OptimizationJobStatus,
        creationTime: entry.CreationTime,
        endTime: entry.OptimizationEndTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeOptimizationJobCommand({ OptimizationJobName: name }), { abortSignal: signal }),
}
