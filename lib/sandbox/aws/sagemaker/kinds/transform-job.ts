import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

/** Has no setting for traffic between containers; its network is its model's.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html */
export const transformJob: ResourceKind = {
  id: 'transform-job',
  arnType: 'transform-job',
  noun: 'transform job',
  type: 'TransformJob',
  namePattern: NAME_63,
  lifecycle: { is: 'job' },
  list: {
    ...{ operation: 'ListTransformJobs', field: 'TransformJobSummaries' },
    ...{ sortBy: 'CreationTime', descending: true },
  },
  required: ['ModelName', 'TransformInput.DataSource', 'TransformOutput.S3OutputPath', 'TransformResources'],
  createContext: (request) =>
    conditionContext([request], {
      volumeKeys: ['TransformResources.VolumeKmsKeyId'],
      outputKeys: ['TransformOutput.KmsKeyId'],
      instanceTypes: ['TransformResources.InstanceType'],
    }),
  timeFields: { ended: 'TransformEndTime' },
  details: (_call, job) => ({ TransformStartTime: new Date(job.createdAt) }),
}
