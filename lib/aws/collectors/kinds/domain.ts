import { DescribeDomainCommand, paginateListDomains } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

/** Described by the id that its ARN ends in; two domains may have one name. */
export const domain: Kind = {
  type: 'domain',
  group: 'workspaces',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListDomains({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.Domains ?? [],
      (entry) => ({
        arn: entry.DomainArn,
        name: entry.DomainName,
        status: entry.Status ?? null,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { arn }) =>
    client.send(new DescribeDomainCommand({ DomainId: arn.slice(arn.lastIndexOf('/') + 1) }), {
      abortSignal: signal,
    }),
}
