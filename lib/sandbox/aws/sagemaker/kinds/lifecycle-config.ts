import { validationException } from '#lib/sandbox/aws/input.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateNotebookInstanceLifecycleConfig.html */
export const lifecycleConfig: ResourceKind = {
  id: 'notebook-instance-lifecycle-config',
  arnType: 'notebook-instance-lifecycle-config',
  noun: 'lifecycle configuration',
  type: 'NotebookInstanceLifecycleConfig',
  namePattern: NAME_63,
  lifecycle: { is: 'record' },
  list: {
    ...{ operation: 'ListNotebookInstanceLifecycleConfigs', field: 'NotebookInstanceLifecycleConfigs' },
    sortBy: 'CreationTime',
  },
  required: [],
  // Not modelled with ResourceNotFound.
  missing: () => validationException('RecordNotFound'),
  timeFields: { modified: 'LastModifiedTime' },
  deletes: {},
}
