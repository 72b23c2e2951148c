import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAIBenchmarkJob.html */
export const aiBenchmarkJob: ResourceKind = {
  id: 'ai-benchmark-job',
  arnType: 'ai-benchmark-job',
  noun: 'AI benchmark job',
  type: 'AIBenchmarkJob',
  namePattern: NAME_63,
  lifecycle: { is: 'job' },
  list: {
    ...{ operation: 'ListAIBenchmarkJobs', field: 'AIBenchmarkJobs', sortBy: 'CreationTime' },
    hasModified: false,
  },
  required: ['BenchmarkTarget', 'OutputConfig', 'AIWorkloadConfigIdentifier', 'RoleArn'],
  timeFields: { ended: 'EndTime' },
  deletes: {},
}
