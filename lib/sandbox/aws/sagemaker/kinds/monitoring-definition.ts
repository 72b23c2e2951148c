import { at } from '#lib/sandbox/aws/json.ts'
import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** One of the four kinds of monitoring job definitions: alike but for a word. They cannot be changed or stopped.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDataQualityJobDefinition.html */
function definition(word: string, arnWord: string): ResourceKind {
  const endpointName = (job: Job) => at(job.request, `${word}JobInput.EndpointInput.EndpointName`)
  return {
    id: `${arnWord}-job-definition`,
    arnType: `${arnWord}-job-definition`,
    noun: 'job definition',
    type: `${word}JobDefinition`,
    fields: { name: 'JobDefinitionName', arn: 'JobDefinitionArn', createdArn: 'JobDefinitionArn' },
    namePattern: NAME_63,
    lifecycle: { is: 'record' },
    list: {
      ...{ operation: `List${word}JobDefinitions`, field: 'JobDefinitionSummaries' },
      ...{ sortBy: 'CreationTime', descending: true, hasModified: false },
      orders: { Name: 'Name', CreationTime: 'CreationTime' },
      members: { name: 'MonitoringJobDefinitionName', arn: 'MonitoringJobDefinitionArn' },
      equals: { EndpointName: (_call, job) => endpointName(job) },
    },
    required: [
      ...[`${word}AppSpecification`, `${word}JobInput`, `${word}JobOutputConfig`],
      ...['JobResources.ClusterConfig', 'RoleArn'],
    ],
    createContext: (request) =>
      conditionContext([request], {
        traffic: 'NetworkConfig.EnableInterContainerTrafficEncryption',
        isolation: 'NetworkConfig.EnableNetworkIsolation',
        volumeKeys: ['JobResources.ClusterConfig.VolumeKmsKeyId'],
        outputKeys: [`${word}JobOutputConfig.KmsKeyId`],
        vpc: 'NetworkConfig.VpcConfig',
        instanceTypes: ['JobResources.ClusterConfig.InstanceType'],
      }),
    timeFields: {},
    summary: (_call: Call, job) => ({ EndpointName: endpointName(job) }),
    deletes: {},
  }
}

export const monitoringDefinitions: ResourceKind[] = [
  definition('DataQuality', 'data-quality'),
  definition('ModelBias', 'model-bias'),
  definition('ModelQuality', 'model-quality'),
  definition('ModelExplainability', 'model-explainability'),
]
