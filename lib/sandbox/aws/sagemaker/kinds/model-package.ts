import { optionalText } from '#lib/sandbox/aws/input.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

/** Packages by their own name; one that names a group counts as a version of it.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListModelPackages.html */
export const modelPackage: ResourceKind = {
  id: 'model-package',
  arnType: 'model-package',
  noun: 'model package',
  type: 'ModelPackage',
  namePattern: NAME_63,
  lifecycle: { is: 'standing', making: 'InProgress', ready: 'Completed', moves: {} },
  list: {
    ...{ operation: 'ListModelPackages', field: 'ModelPackageSummaryList', sortBy: 'CreationTime' },
    hasModified: false,
    equals: {
      ModelApprovalStatus: (_call, job) => job.request['ModelApprovalStatus'],
      ModelPackageGroupName: (_call, job) => job.request['ModelPackageGroupName'],
    },
    passes: (call, job) => {
      const wanted = optionalText(call.input, 'ModelPackageType') ?? 'Unversioned'
      const isVersioned = job.request['ModelPackageGroupName'] !== undefined
      return wanted === 'Both' || (wanted === 'Versioned') === isVersioned
    },
  },
  required: [],
  timeFields: {},
  summary: (_call, job) => ({ ModelApprovalStatus: job.request['ModelApprovalStatus'] }),
  deletes: {},
}
