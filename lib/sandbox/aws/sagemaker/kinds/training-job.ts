import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { at } from '#lib/sandbox/aws/json.ts'
import { trainingContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

function details(call: Call, job: Job) {
  const { status, changedAt, endedAt } = progressOf(job, call.now)
  const started = new Date(job.createdAt)
  const seconds = endedAt === undefined ? undefined : Math.round((endedAt - job.createdAt) / 1000)
  const output = at(job.request, 'OutputDataConfig.S3OutputPath')
  const isDone = status === 'Completed'
  return {
    SecondaryStatus: status === 'InProgress' ? 'Training' : status,
    SecondaryStatusTransitions: [
      {
        Status: 'Training',
        StartTime: started,
        EndTime: status === 'InProgress' ? undefined : new Date(changedAt),
        StatusMessage: 'Training image download completed. Training in progress.',
      },
    ],
    TrainingStartTime: started,
    TrainingTimeInSeconds: seconds,
    BillableTimeInSeconds: seconds,
    FailureReason: status === 'Failed' ? 'AlgorithmError: exit code 1' : undefined,
    ModelArtifacts: isDone
      ? { S3ModelArtifacts: `${String(output)}/${job.name}/output/model.tar.gz` }
      : undefined,
  }
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
export const trainingJob: ResourceKind = {
  id: 'training-job',
  arnType: 'training-job',
  noun: 'training job',
  type: 'TrainingJob',
  namePattern: { pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}', min: 1, max: 63 },
  lifecycle: { is: 'job' },
  list: { operation: 'ListTrainingJobs', field: 'TrainingJobSummaries', sortBy: 'CreationTime' },
  required: ['AlgorithmSpecification', 'RoleArn', 'OutputDataConfig', 'ResourceConfig', 'StoppingCondition'],
  createContext: (request) => trainingContext([request]),
  // Describe is not modelled with ResourceNotFound and the service answers ValidationException.
  missing: (name, operation) =>
    operation === 'describe'
      ? new AwsError('ValidationException', 'Requested resource not found.')
      : new AwsError('ResourceNotFound', `Could not find requested job with name: ${name}`),
  timeFields: { modified: 'LastModifiedTime', ended: 'TrainingEndTime' },
  details,
  deletes: {},
}
