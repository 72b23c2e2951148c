import { DescribeMlflowAppCommand, paginateListMlflowApps } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const mlflowApp: Kind = {
  type: 'mlflow-app',
  group: 'workspaces',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListMlflowApps({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.Summaries ?? [],
      (entry) => ({
        arn: entry.Arn,
        name: entry.Name,
        status: entry.Status ?? null,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { arn }) =>
    client.send(new DescribeMlflowAppCommand({ Arn: arn }), { abortSignal: signal }),
}
