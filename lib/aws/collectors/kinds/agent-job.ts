import { DescribeJobCommand, type JobCategory, paginateListJobs } from '@aws-sdk/client-sagemaker'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

/** AWS lists and describes these jobs by category only. */
const categories: readonly JobCategory[] = ['AgentRFT', 'AgentRFTEvaluation']

/** Its ARN ends in `job/CATEGORY/NAME`. */
function categoryOf(arn: string): JobCategory {
  const category = arn.split('/')[1]
  return categories.find((known) => known === category) ?? 'AgentRFT'
}

export const agentJob: Kind = {
  type: 'agent-job',
  group: 'tools',
  tellsNews: true,
  async *list({ client, signal }, { since }) {
    for (const JobCategory of categories)
      yield* summariesOf(
        paginateListJobs(
          { client, pageSize: 100 },
          { JobCategory, LastModifiedTimeAfter: since },
          { abortSignal: signal },
        ),
        (page) => page.JobSummaries,
        (entry) => ({
          arn: entry.JobArn,
          name: entry.JobName,
          status: entry.JobStatus,
          creationTime: entry.CreationTime,
          endTime: entry.EndTime,
        }),
      )
  },
  describe: ({ client, signal }, { arn, name }) =>
    client.send(new DescribeJobCommand({ JobName: name, JobCategory: categoryOf(arn) }), {
      abortSignal: signal,
    }),
}
