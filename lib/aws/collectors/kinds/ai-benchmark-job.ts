import { DescribeAIBenchmarkJobCommand, paginateListAIBenchmarkJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

/** Its list knows no time of change, so that it is listed whole: a status may have moved. */
export const aiBenchmarkJob: Kind = {
  type: 'ai-benchmark-job',
  group: 'tools',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListAIBenchmarkJobs({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.AIBenchmarkJobs,
      (entry) => ({
        arn: entry.AIBenchmarkJobArn,
        name: entry.AIBenchmarkJobName,
        status: entry.AIBenchmarkJobStatus,
        creationTime: entry.CreationTime,
        endTime: entry.EndTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeAIBenchmarkJobCommand({ AIBenchmarkJobName: name }), { abortSignal: signal }),
}
