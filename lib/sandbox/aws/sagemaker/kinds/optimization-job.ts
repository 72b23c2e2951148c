import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateOptimizationJob.html */
export const optimizationJob: ResourceKind = {
  id: 'optimization-job',
  arnType: 'optimization-job',
  noun: 'optimization job',
  type: 'OptimizationJob',
  namePattern: NAME_63,
  lifecycle: {
    is: 'job',
    spelling: {
      ...{ Starting: 'STARTING', InProgress: 'INPROGRESS', Stopping: 'STOPPING' },
      ...{ Stopped: 'STOPPED', Completed: 'COMPLETED', Failed: 'FAILED' },
    },
  },
  list: { operation: 'ListOptimizationJobs', field: 'OptimizationJobSummaries', sortBy: 'CreationTime' },
  required: ['ModelSource', 'DeploymentInstanceType', 'OptimizationConfigs', 'OutputConfig', 'RoleArn'],
  timeFields: { modified: 'LastModifiedTime', ended: 'OptimizationEndTime' },
  summary: (_call, job) => ({
    DeploymentInstanceType: job.request['DeploymentInstanceType'],
    OptimizationTypes: ['Quantization'],
  }),
  deletes: {},
}
