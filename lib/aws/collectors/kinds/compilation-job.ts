import { DescribeCompilationJobCommand, paginateListCompilationJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const compilationJob: Kind = {
  type: 'compilation-job',
  group: 'tools',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListCompilationJobs(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', LastModifiedTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.CompilationJobSummaries,
      (entry) => ({
        arn: entry.CompilationJobArn,
        name: entry.CompilationJobName,
        status: entry.CompilationJobStatus,
        creationTime: entry.CreationTime,
        endTime: entry.CompilationEndTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeCompilationJobCommand({ CompilationJobName: name }), { abortSignal: signal }),
}
