import { constraint, validationException } from '#lib/sandbox/aws/input.ts'
import { at, isObject } from '#lib/sandbox/aws/json.ts'
import { stopChildren } from '#lib/sandbox/aws/sagemaker/children.ts'
import { definitionsOf, trainingContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import { countersIn } from '#lib/sandbox/aws/sagemaker/counters.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

const REQUIRED_OF_DEFINITION = [
  'AlgorithmSpecification.TrainingInputMode',
  'RoleArn',
  'OutputDataConfig.S3OutputPath',
  'StoppingCondition',
]

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html */
function validate({ input }: Call): void {
  const single = input['TrainingJobDefinition']
  const several = input['TrainingJobDefinitions']
  if (single !== undefined && several !== undefined) {
    throw validationException(
      'You can provide either TrainingJobDefinition or TrainingJobDefinitions, not both.',
    )
  }
  if (several !== undefined && (!Array.isArray(several) || several.length < 1 || several.length > 10)) {
    const rule = 'Member must have length between 1 and 10, inclusive'
    throw validationException(
      `1 validation error detected: Value at 'trainingJobDefinitions' failed to satisfy constraint: ${rule}`,
    )
  }
  const definitions = definitionsOf(input)
  if (definitions.length === 0) {
    throw validationException('You must provide TrainingJobDefinition or TrainingJobDefinitions.')
  }
  for (const definition of definitions) {
    for (const path of REQUIRED_OF_DEFINITION) {
      if (at(definition, path) !== undefined) continue
      throw validationException(
        constraint(`trainingJobDefinition.${path}`, undefined, 'Member must not be null'),
      )
    }
    const hasConfig = isObject(definition['ResourceConfig'])
    if (!hasConfig && !isObject(definition['HyperParameterTuningResourceConfig'])) {
      throw validationException('A definition needs ResourceConfig or HyperParameterTuningResourceConfig.')
    }
  }
}

function counters(call: Call, job: Job) {
  return countersIn(resourcesOf(call, 'training-job'), job, call.now)
}

export const tuningJob: ResourceKind = {
  id: 'tuning-job',
  arnType: 'hyper-parameter-tuning-job',
  noun: 'hyperparameter tuning job',
  type: 'HyperParameterTuningJob',
  namePattern: { pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}', min: 1, max: 32 },
  lifecycle: { is: 'job' },
  list: {
    operation: 'ListHyperParameterTuningJobs',
    field: 'HyperParameterTuningJobSummaries',
    sortBy: 'Name',
  },
  required: [
    'HyperParameterTuningJobConfig.Strategy',
    'HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs',
  ],
  validate,
  createContext: (request) => trainingContext(definitionsOf(request)),
  timeFields: { modified: 'LastModifiedTime', ended: 'HyperParameterTuningEndTime' },
  details: counters,
  summary: (call, job) => ({
    Strategy: at(job.request, 'HyperParameterTuningJobConfig.Strategy'),
    ResourceLimits: at(job.request, 'HyperParameterTuningJobConfig.ResourceLimits'),
    ...counters(call, job),
  }),
  onStop: stopChildren,
  deletes: {},
}
