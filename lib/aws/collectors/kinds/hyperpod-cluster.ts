import { DescribeClusterCommand, paginateListClusters } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

/** Described by its ARN, which ends in an id: a name may be used again. */
export const hyperpodCluster: Kind = {
  type: 'hyperpod-cluster',
  group: 'workspaces',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListClusters({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.ClusterSummaries,
      (entry) => ({
        arn: entry.ClusterArn,
        name: entry.ClusterName,
        status: entry.ClusterStatus,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { arn }) =>
    client.send(new DescribeClusterCommand({ ClusterName: arn }), { abortSignal: signal }),
}
