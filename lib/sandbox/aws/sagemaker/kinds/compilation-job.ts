import { at } from '#lib/sandbox/aws/json.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'
import { progressOf } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html */
export const compilationJob: ResourceKind = {
  id: 'compilation-job',
  arnType: 'compilation-job',
  noun: 'compilation job',
  type: 'CompilationJob',
  namePattern: NAME_63,
  lifecycle: {
    is: 'job',
    spelling: {
      ...{ Starting: 'STARTING', InProgress: 'INPROGRESS', Stopping: 'STOPPING' },
      ...{ Stopped: 'STOPPED', Completed: 'COMPLETED', Failed: 'FAILED' },
    },
  },
  list: { operation: 'ListCompilationJobs', field: 'CompilationJobSummaries', sortBy: 'CreationTime' },
  required: ['RoleArn', 'OutputConfig.S3OutputLocation', 'StoppingCondition'],
  timeFields: { modified: 'LastModifiedTime', ended: 'CompilationEndTime' },
  // Both are required members of the answer.
  details: (call, job) => ({
    CompilationStartTime: new Date(job.createdAt),
    FailureReason: progressOf(job, call.now).status === 'Failed' ? 'ClientError: InputConfiguration' : '',
    ModelArtifacts: { S3ModelArtifacts: String(at(job.request, 'OutputConfig.S3OutputLocation')) },
  }),
  summary: (_call, job) => ({
    CompilationStartTime: new Date(job.createdAt),
    CompilationTargetDevice: at(job.request, 'OutputConfig.TargetDevice'),
  }),
  deletes: {},
}
