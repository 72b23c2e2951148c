import { DescribeFeatureGroupCommand, paginateListFeatureGroups } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const featureGroup: Kind = {
  type: 'feature-group',
  group: 'hosting',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListFeatureGroups({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.FeatureGroupSummaries,
      (entry) => ({
        arn: entry.FeatureGroupArn,
        name: entry.FeatureGroupName,
        status: entry.FeatureGroupStatus ?? null,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeFeatureGroupCommand({ FeatureGroupName: name }), { abortSignal: signal }),
}
