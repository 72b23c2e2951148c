import { DescribeAutoMLJobV2Command, paginateListAutoMLJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

/** Jobs of both versions: V2's describe answers for both, V1's refuses V2 jobs. */
export const automlJob: Kind = {
  type: 'automl-job',
  group: 'jobs',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListAutoMLJobs(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', LastModifiedTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.AutoMLJobSummaries,
      (entry) => ({
        arn: entry.AutoMLJobArn,
        name: entry.AutoMLJobName,
        status: entry.AutoMLJobStatus,
        creationTime: entry.CreationTime,
        endTime: entry.EndTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeAutoMLJobV2Command({ AutoMLJobName: name }), { abortSignal: signal }),
}
