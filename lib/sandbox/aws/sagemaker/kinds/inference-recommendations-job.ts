import { at } from '#lib/sandbox/aws/json.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceRecommendationsJob.html */
export const inferenceRecommendationsJob: ResourceKind = {
  id: 'inference-recommendations-job',
  arnType: 'inference-recommendations-job',
  noun: 'inference recommendations job',
  type: 'InferenceRecommendationsJob',
  fields: { name: 'JobName', arn: 'JobArn', status: 'Status', createdArn: 'JobArn' },
  namePattern: { pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}', min: 1, max: 64 },
  lifecycle: {
    is: 'job',
    spelling: {
      ...{ Pending: 'PENDING', InProgress: 'IN_PROGRESS', Stopping: 'STOPPING', Stopped: 'STOPPED' },
      ...{ Completed: 'COMPLETED', Failed: 'FAILED' },
    },
  },
  list: {
    ...{ operation: 'ListInferenceRecommendationsJobs', field: 'InferenceRecommendationsJobs' },
    ...{ sortBy: 'CreationTime', descending: true },
    equals: { ModelNameEquals: (_call, job) => at(job.request, 'InputConfig.ModelName') },
  },
  required: ['JobType', 'RoleArn', 'InputConfig'],
  timeFields: { modified: 'LastModifiedTime', ended: 'CompletionTime' },
  summary: (_call, job) => ({
    JobType: job.request['JobType'],
    JobDescription: job.request['JobDescription'] ?? '',
    RoleArn: job.request['RoleArn'],
    ModelName: at(job.request, 'InputConfig.ModelName'),
  }),
}
