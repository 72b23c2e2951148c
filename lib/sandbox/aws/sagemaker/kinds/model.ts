import { validationException } from '#lib/sandbox/aws/input.ts'
import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html */
export const model: ResourceKind = {
  id: 'model',
  arnType: 'model',
  noun: 'model',
  type: 'Model',
  namePattern: NAME_63,
  lifecycle: { is: 'record' },
  list: {
    ...{ operation: 'ListModels', field: 'Models', sortBy: 'CreationTime', descending: true },
    orders: { Name: 'Name', CreationTime: 'CreationTime' },
    hasModified: false,
  },
  required: [],
  createContext: (request) =>
    conditionContext([request], { isolation: 'EnableNetworkIsolation', vpc: 'VpcConfig' }),
  // Not modelled with ResourceNotFound.
  missing: (_name, _operation, arn) => validationException(`Could not find model "${arn}".`),
  taken: (arn) => validationException(`Cannot create already existing model "${arn}".`),
  timeFields: {},
  details: (_call, job) => ({ EnableNetworkIsolation: job.request['EnableNetworkIsolation'] ?? false }),
  deletes: {},
}
