import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'
import { progressOf } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html */
export const processingJob: ResourceKind = {
  id: 'processing-job',
  arnType: 'processing-job',
  noun: 'processing job',
  type: 'ProcessingJob',
  namePattern: NAME_63,
  lifecycle: { is: 'job' },
  list: { operation: 'ListProcessingJobs', field: 'ProcessingJobSummaries', sortBy: 'CreationTime' },
  required: ['ProcessingResources.ClusterConfig', 'AppSpecification.ImageUri', 'RoleArn'],
  createContext: (request) =>
    conditionContext([request], {
      traffic: 'NetworkConfig.EnableInterContainerTrafficEncryption',
      isolation: 'NetworkConfig.EnableNetworkIsolation',
      volumeKeys: ['ProcessingResources.ClusterConfig.VolumeKmsKeyId'],
      outputKeys: ['ProcessingOutputConfig.KmsKeyId'],
      vpc: 'NetworkConfig.VpcConfig',
      instanceTypes: ['ProcessingResources.ClusterConfig.InstanceType'],
    }),
  timeFields: { modified: 'LastModifiedTime', ended: 'ProcessingEndTime' },
  details: (call, job) => ({
    ProcessingStartTime: new Date(job.createdAt),
    FailureReason: progressOf(job, call.now).status === 'Failed' ? 'AlgorithmError: exit code 1' : undefined,
  }),
  deletes: {},
}
