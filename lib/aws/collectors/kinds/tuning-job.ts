import {
  DescribeHyperParameterTuningJobCommand,
  type HyperParameterTuningJobStatus,
  paginateListHyperParameterTuningJobs,
} from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const tuningJob: Kind = {
  type: 'tuning-job',
  group: 'jobs',
  tellsNews: true,
  list: ({ client, signal }, { status, since }) =>
    summariesOf(
      paginateListHyperParameterTuningJobs(
        { client, pageSize: 100 },
        {
          SortBy: 'CreationTime',
          SortOrder: 'Descending',
          LastModifiedTimeAfter: since,
          StatusEquals: status as HyperParameterTuningJobStatus | undefined,
        },
        { abortSignal: signal },
      ),
      (page) => page.HyperParameterTuningJobSummaries,
      (entry) => ({
        arn: entry.HyperParameterTuningJobArn,
        name: entry.HyperParameterTuningJobName,
        status: entry.HyperParameterTuningJobStatus,
        creationTime: entry.CreationTime,
        endTime: entry.HyperParameterTuningEndTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }), {
      abortSignal: signal,
    }),
}
