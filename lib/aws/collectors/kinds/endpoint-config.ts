import { DescribeEndpointConfigCommand, paginateListEndpointConfigs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const endpointConfig: Kind = {
  type: 'endpoint-config',
  group: 'hosting',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListEndpointConfigs(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', CreationTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.EndpointConfigs,
      (entry) => ({
        arn: entry.EndpointConfigArn,
        name: entry.EndpointConfigName,
        status: null,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeEndpointConfigCommand({ EndpointConfigName: name }), { abortSignal: signal }),
}
