import { validationException } from '#lib/sandbox/aws/input.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** The settings change; the switches that take one away are not settings themselves. */
function change(call: Call, job: Job): void {
  const { NotebookInstanceName, ...changes } = call.input
  const kept: JsonObject = { ...job.request }
  for (const [key, value] of Object.entries(changes)) {
    const [, gone] = /^Disassociate(\w+)$/.exec(key) ?? []
    if (gone === undefined) kept[key] = value
    else if (value === true) delete kept[gone]
  }
  job.request = kept
}

function address(job: Job): string {
  return `${job.name}.notebook.${job.arn.split(':')[3] ?? ''}.sagemaker.aws`
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateNotebookInstance.html */
export const notebookInstance: ResourceKind = {
  id: 'notebook-instance',
  arnType: 'notebook-instance',
  noun: 'notebook instance',
  type: 'NotebookInstance',
  namePattern: NAME_63,
  lifecycle: {
    is: 'standing',
    making: 'Pending',
    ready: 'InService',
    moves: {
      StartNotebookInstance: { from: ['Stopped', 'Failed'], passing: 'Pending', then: 'InService' },
      StopNotebookInstance: { from: ['InService'], passing: 'Stopping', then: 'Stopped' },
      UpdateNotebookInstance: { from: ['Stopped', 'Failed'], passing: 'Updating', then: 'Stopped', change },
    },
  },
  list: {
    ...{ operation: 'ListNotebookInstances', field: 'NotebookInstances', sortBy: 'Name' },
    equals: {},
  },
  required: ['InstanceType', 'RoleArn'],
  createContext: (request) =>
    conditionContext([request], {
      volumeKeys: ['KmsKeyId'],
      subnets: 'SubnetId',
      groups: 'SecurityGroupIds',
      instanceTypes: ['InstanceType'],
      others: {
        'sagemaker:RootAccess': 'RootAccess',
        'sagemaker:DirectInternetAccess': 'DirectInternetAccess',
      },
    }),
  // Neither describe nor stop is modelled with ResourceNotFound.
  missing: () => validationException('RecordNotFound'),
  taken: (arn) => validationException(`Cannot create a duplicate Notebook Instance (${arn})`),
  timeFields: { modified: 'LastModifiedTime' },
  details: (_call, job) => ({
    Url: address(job),
    DirectInternetAccess: job.request['DirectInternetAccess'] ?? 'Enabled',
    RootAccess: job.request['RootAccess'] ?? 'Enabled',
    VolumeSizeInGB: job.request['VolumeSizeInGB'] ?? 5,
    SecurityGroupIds: undefined,
    SecurityGroups: job.request['SecurityGroupIds'],
    LifecycleConfigName: undefined,
    NotebookInstanceLifecycleConfigName: job.request['LifecycleConfigName'],
  }),
  summary: (_call, job) => ({ InstanceType: job.request['InstanceType'], Url: address(job) }),
  deletes: { from: ['Stopped', 'Failed'] },
}
