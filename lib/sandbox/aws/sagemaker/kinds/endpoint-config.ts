import { validationException } from '#lib/sandbox/aws/input.ts'
import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

export function missingConfig(arn: string) {
  return validationException(`Could not find endpoint configuration "${arn}".`)
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
export const endpointConfig: ResourceKind = {
  id: 'endpoint-config',
  arnType: 'endpoint-config',
  noun: 'endpoint configuration',
  type: 'EndpointConfig',
  namePattern: NAME_63,
  lifecycle: { is: 'record' },
  list: {
    ...{
      operation: 'ListEndpointConfigs',
      field: 'EndpointConfigs',
      sortBy: 'CreationTime',
      descending: true,
    },
    orders: { Name: 'Name', CreationTime: 'CreationTime' },
    hasModified: false,
  },
  required: ['ProductionVariants'],
  createContext: (request) =>
    conditionContext([request], {
      isolation: 'EnableNetworkIsolation',
      volumeKeys: ['KmsKeyId'],
      vpc: 'VpcConfig',
      instanceTypes: ['ProductionVariants.InstanceType'],
    }),
  missing: (_name, _operation, arn) => missingConfig(arn),
  taken: (arn) => validationException(`Cannot create already existing endpoint configuration "${arn}".`),
  timeFields: {},
  deletes: {},
}
