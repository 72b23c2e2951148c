import { optionalText } from '#lib/sandbox/aws/input.ts'
import { asList, isObject } from '#lib/sandbox/aws/json.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

const ENDED = ['Completed', 'Cancelled']

function completion(call: Call, job: Job): Date | undefined {
  const { status, changedAt } = progressOf(job, call.now)
  return ENDED.includes(status) ? new Date(changedAt) : undefined
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceExperiment.html */
export const inferenceExperiment: ResourceKind = {
  id: 'inference-experiment',
  arnType: 'inference-experiment',
  noun: 'inference experiment',
  type: 'InferenceExperiment',
  fields: { name: 'Name', arn: 'Arn', status: 'Status', createdArn: 'InferenceExperimentArn' },
  namePattern: { pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}', min: 1, max: 120 },
  lifecycle: {
    is: 'standing',
    making: 'Creating',
    ready: 'Running',
    moves: {
      StopInferenceExperiment: {
        from: ['Running'],
        passing: 'Stopping',
        then: (call) => optionalText(call.input, 'DesiredState') ?? 'Completed',
        isTold: true,
      },
    },
  },
  list: {
    ...{ operation: 'ListInferenceExperiments', field: 'InferenceExperiments' },
    ...{ sortBy: 'CreationTime', descending: true, members: { name: 'Name', arn: 'Arn' } },
    equals: { Type: (_call, job) => job.request['Type'] },
  },
  required: ['Type', 'RoleArn', 'EndpointName', 'ModelVariants', 'ShadowModeConfig'],
  timeFields: { modified: 'LastModifiedTime' },
  details: (call, job) => ({
    EndpointName: undefined,
    EndpointMetadata: { EndpointName: job.request['EndpointName'], EndpointStatus: 'InService' },
    ModelVariants: asList(job.request['ModelVariants'])
      .filter(isObject)
      .map((variant) => ({ ...variant, Status: 'InService' })),
    CompletionTime: completion(call, job),
  }),
  summary: (call, job) => ({
    Arn: undefined,
    Type: job.request['Type'],
    Schedule: job.request['Schedule'],
    Description: job.request['Description'],
    RoleArn: job.request['RoleArn'],
    CompletionTime: completion(call, job),
  }),
  deletes: { isTold: true },
}
