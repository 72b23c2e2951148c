import { DescribeAppImageConfigCommand, paginateListAppImageConfigs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { readTags } from '../read-tags.ts'
import { summariesOf } from '../summaries-of.ts'

export const appImageConfig: Kind = {
  type: 'app-image-config',
  group: 'workspaces',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListAppImageConfigs({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.AppImageConfigs ?? [],
      (entry) => ({
        arn: entry.AppImageConfigArn,
        name: entry.AppImageConfigName,
        status: null,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeAppImageConfigCommand({ AppImageConfigName: name }), { abortSignal: signal }),
  also: readTags,
}
