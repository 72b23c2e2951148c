import {
  DescribeInferenceRecommendationsJobCommand,
  paginateListInferenceRecommendationsJobs,
} from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

export const inferenceRecommendationsJob: Kind = {
  type: 'inference-recommendations-job',
  group: 'tools',
  tellsNews: true,
  list: ({ client, signal }, { since }) =>
    summariesOf(
      paginateListInferenceRecommendationsJobs(
        { client, pageSize: 100 },
        { SortBy: 'CreationTime', SortOrder: 'Descending', LastModifiedTimeAfter: since },
        { abortSignal: signal },
      ),
      (page) => page.InferenceRecommendationsJobs,
      (entry) => ({
        arn: entry.JobArn,
        name: entry.JobName,
        status: entry.Status,
        creationTime: entry.CreationTime,
        endTime: entry.CompletionTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeInferenceRecommendationsJobCommand({ JobName: name }), { abortSignal: signal }),
}
