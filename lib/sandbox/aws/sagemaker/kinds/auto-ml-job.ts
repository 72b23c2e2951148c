import { validationException } from '#lib/sandbox/aws/input.ts'
import { at } from '#lib/sandbox/aws/json.ts'
import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_32 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'
import { progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

function secondary(call: Call, job: Job) {
  const { status } = progressOf(job, call.now)
  return { AutoMLJobSecondaryStatus: status === 'InProgress' ? 'ModelTuning' : status }
}

const isV2 = (job: Job) => job.request['AutoMLJobInputDataConfig'] !== undefined

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAutoMLJob.html */
export const autoMlJob: ResourceKind = {
  id: 'automl-job',
  arnType: 'automl-job',
  noun: 'AutoML job',
  type: 'AutoMLJob',
  namePattern: NAME_32,
  lifecycle: { is: 'job' },
  list: { operation: 'ListAutoMLJobs', field: 'AutoMLJobSummaries', sortBy: 'Name', descending: true },
  required: ['InputDataConfig', 'OutputDataConfig.S3OutputPath', 'RoleArn'],
  createContext: (request) =>
    conditionContext([request], {
      traffic: 'AutoMLJobConfig.SecurityConfig.EnableInterContainerTrafficEncryption',
      volumeKeys: ['AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId'],
      outputKeys: ['OutputDataConfig.KmsKeyId'],
      vpc: 'AutoMLJobConfig.SecurityConfig.VpcConfig',
    }),
  // The first version cannot tell what the second has made; the other way round it can.
  refuses: (job) =>
    isV2(job)
      ? validationException('The job was created by CreateAutoMLJobV2. Use DescribeAutoMLJobV2 instead.')
      : undefined,
  timeFields: { modified: 'LastModifiedTime', ended: 'EndTime' },
  details: secondary,
  summary: secondary,
}

/** The same jobs by another operation: listed and stopped as those of the first version.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAutoMLJobV2.html */
export const autoMlJobV2: ResourceKind = {
  ...autoMlJob,
  type: 'AutoMLJobV2',
  fields: { name: 'AutoMLJobName', arn: 'AutoMLJobArn', status: 'AutoMLJobStatus' },
  lifecycle: { is: 'job', isUnstoppable: true },
  list: undefined,
  required: [
    'AutoMLJobInputDataConfig',
    'OutputDataConfig.S3OutputPath',
    'AutoMLProblemTypeConfig',
    'RoleArn',
  ],
  createContext: (request) =>
    conditionContext([request], {
      traffic: 'SecurityConfig.EnableInterContainerTrafficEncryption',
      volumeKeys: ['SecurityConfig.VolumeKmsKeyId'],
      outputKeys: ['OutputDataConfig.KmsKeyId'],
      vpc: 'SecurityConfig.VpcConfig',
    }),
  refuses: undefined,
  details: (call, job) => ({ ...secondary(call, job), ...(isV2(job) ? {} : asV2(job)) }),
}

/** A job of the first version, as the second tells it. */
function asV2({ request }: Job) {
  return {
    InputDataConfig: undefined,
    AutoMLJobInputDataConfig: request['InputDataConfig'],
    AutoMLJobConfig: undefined,
    SecurityConfig: at(request, 'AutoMLJobConfig.SecurityConfig'),
    AutoMLProblemTypeConfig: { TabularJobConfig: { ProblemType: request['ProblemType'] } },
    AutoMLProblemTypeConfigName: 'Tabular',
    ProblemType: undefined,
    GenerateCandidateDefinitionsOnly: undefined,
  }
}
