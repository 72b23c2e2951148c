import { DescribePartnerAppCommand, paginateListPartnerApps } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const partnerApp: Kind = {
  type: 'partner-app',
  group: 'workspaces',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListPartnerApps({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.Summaries ?? [],
      (entry) => ({
        arn: entry.Arn,
        name: entry.Name,
        status: entry.Status ?? null,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { arn }) =>
    client.send(new DescribePartnerAppCommand({ Arn: arn }), { abortSignal: signal }),
}
