import { at } from '#lib/sandbox/aws/json.ts'
import { shortHash } from '#lib/sandbox/aws/ids.ts'
import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

const counters = {
  LabelCounters: {
    ...{ TotalLabeled: 0, HumanLabeled: 0, MachineLabeled: 0, FailedNonRetryableError: 0, Unlabeled: 0 },
  },
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html */
export const labelingJob: ResourceKind = {
  id: 'labeling-job',
  arnType: 'labeling-job',
  noun: 'labeling job',
  type: 'LabelingJob',
  namePattern: NAME_63,
  lifecycle: { is: 'job' },
  list: { operation: 'ListLabelingJobs', field: 'LabelingJobSummaryList', sortBy: 'CreationTime' },
  required: ['LabelAttributeName', 'InputConfig', 'OutputConfig.S3OutputPath', 'RoleArn', 'HumanTaskConfig'],
  createContext: (request) =>
    conditionContext([request], {
      volumeKeys: ['LabelingJobAlgorithmsConfig.LabelingJobResourceConfig.VolumeKmsKeyId'],
      outputKeys: ['OutputConfig.KmsKeyId'],
    }),
  timeFields: { modified: 'LastModifiedTime' },
  details: (_call, job) => ({
    ...counters,
    JobReferenceCode: shortHash(job.arn),
    Tags: job.tags.length === 0 ? undefined : job.tags,
  }),
  summary: (_call, job) => ({
    ...counters,
    WorkteamArn: at(job.request, 'HumanTaskConfig.WorkteamArn'),
    PreHumanTaskLambdaArn: at(job.request, 'HumanTaskConfig.PreHumanTaskLambdaArn'),
    InputConfig: job.request['InputConfig'],
  }),
}
