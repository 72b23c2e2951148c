import { DescribeModelCommand, paginateListModels } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const model: Kind = {
  type: 'model',
  group: 'hosting',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListModels(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', CreationTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.Models,
      (entry) => ({
        arn: entry.ModelArn,
        name: entry.ModelName,
        status: null,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeModelCommand({ ModelName: name }), { abortSignal: signal }),
}
