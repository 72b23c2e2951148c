/**
 * Every kind of SageMaker resource we read, with the words for it and the AWS actions that read it.
 * A new kind is a row here, a collector in lib/aws/collectors and its rules.
 */
export const resourceTypes = {
  'tuning-job': {
    label: 'Tuning job',
    longLabel: 'Hyperparameter tuning job',
    arnSegment: 'hyper-parameter-tuning-job',
    listAction: 'ListHyperParameterTuningJobs',
    describeAction: 'DescribeHyperParameterTuningJob',
  },
  'training-job': {
    label: 'Training job',
    longLabel: 'Training job',
    arnSegment: 'training-job',
    listAction: 'ListTrainingJobs',
    describeAction: 'DescribeTrainingJob',
  },
} as const satisfies Record<
  string,
  { label: string; longLabel: string; arnSegment: string; listAction: string; describeAction: string }
>

export type ResourceType = keyof typeof resourceTypes

export const resourceTypeIds = Object.keys(resourceTypes) as [ResourceType, ...ResourceType[]]
