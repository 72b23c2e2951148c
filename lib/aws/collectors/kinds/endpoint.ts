import { DescribeEndpointCommand, paginateListEndpoints } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const endpoint: Kind = {
  type: 'endpoint',
  group: 'hosting',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListEndpoints({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.Endpoints,
      (entry) => ({
        arn: entry.EndpointArn,
        name: entry.EndpointName,
        status: entry.EndpointStatus,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeEndpointCommand({ EndpointName: name }), { abortSignal: signal }),
}
