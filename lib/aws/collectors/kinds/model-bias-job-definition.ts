import {
  DescribeModelBiasJobDefinitionCommand,
  paginateListModelBiasJobDefinitions,
} from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const modelBiasJobDefinition: Kind = {
  type: 'model-bias-job-definition',
  group: 'monitoring',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListModelBiasJobDefinitions(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', CreationTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.JobDefinitionSummaries,
      (entry) => ({
        arn: entry.MonitoringJobDefinitionArn,
        name: entry.MonitoringJobDefinitionName,
        status: null,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeModelBiasJobDefinitionCommand({ JobDefinitionName: name }), {
      abortSignal: signal,
    }),
}
