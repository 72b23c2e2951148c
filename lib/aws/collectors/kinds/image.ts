import { DescribeImageCommand, paginateListImages } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { readTags } from '../read-tags.ts'
import { summariesOf } from '../summaries-of.ts'

export const image: Kind = {
  type: 'image',
  group: 'workspaces',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListImages({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.Images ?? [],
      (entry) => ({
        arn: entry.ImageArn,
        name: entry.ImageName,
        status: entry.ImageStatus,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeImageCommand({ ImageName: name }), { abortSignal: signal }),
  also: readTags,
}
