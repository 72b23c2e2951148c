import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEdgePackagingJob.html */
export const edgePackagingJob: ResourceKind = {
  id: 'edge-packaging-job',
  arnType: 'edge-packaging-job',
  noun: 'edge packaging job',
  type: 'EdgePackagingJob',
  namePattern: NAME_63,
  lifecycle: {
    is: 'job',
    spelling: {
      ...{ Starting: 'STARTING', InProgress: 'INPROGRESS', Stopping: 'STOPPING' },
      ...{ Stopped: 'STOPPED', Completed: 'COMPLETED', Failed: 'FAILED' },
    },
  },
  list: {
    ...{ operation: 'ListEdgePackagingJobs', field: 'EdgePackagingJobSummaries', sortBy: 'CreationTime' },
    orders: { CREATION_TIME: 'CreationTime', NAME: 'Name', STATUS: 'Status' },
    hasEnd: false,
  },
  required: ['CompilationJobName', 'ModelName', 'ModelVersion', 'RoleArn', 'OutputConfig'],
  timeFields: { modified: 'LastModifiedTime' },
  summary: (_call, job) => ({
    CompilationJobName: job.request['CompilationJobName'],
    ModelName: job.request['ModelName'],
    ModelVersion: job.request['ModelVersion'],
  }),
}
