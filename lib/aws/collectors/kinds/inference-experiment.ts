import {
  DescribeInferenceExperimentCommand,
  paginateListInferenceExperiments,
} from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

/** Its list names no ARN, so that it is made of where and what it is. */
export const inferenceExperiment: Kind = {
  type: 'inference-experiment',
  group: 'hosting',
  tellsNews: false,
  list: ({ client, signal, place: { partition, region, awsAccountId } }) =>
    summariesOf(
      paginateListInferenceExperiments({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.InferenceExperiments ?? [],
      (entry) => ({
        arn:
          entry.Name &&
          `arn:${partition}:sagemaker:${region}:${awsAccountId}:inference-experiment/${entry.Name}`,
        name: entry.Name,
        status: entry.Status,
        creationTime: entry.CreationTime,
        endTime: entry.CompletionTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeInferenceExperimentCommand({ Name: name }), { abortSignal: signal }),
}
