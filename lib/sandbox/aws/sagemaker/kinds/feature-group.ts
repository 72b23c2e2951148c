import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { asList } from '#lib/sandbox/aws/json.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'

const offline = (job: Job) =>
  job.request['OfflineStoreConfig'] === undefined ? undefined : { Status: 'Active' }

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html */
export const featureGroup: ResourceKind = {
  id: 'feature-group',
  arnType: 'feature-group',
  noun: 'feature group',
  type: 'FeatureGroup',
  namePattern: { pattern: '[a-zA-Z0-9]([_-]*[a-zA-Z0-9]){0,63}', min: 1, max: 64 },
  lifecycle: {
    is: 'standing',
    making: 'Creating',
    ready: 'Created',
    moves: {
      UpdateFeatureGroup: {
        from: ['Created'],
        passing: 'Created',
        then: 'Created',
        isTold: true,
        change: ({ input }, job) => {
          const added = asList(input['FeatureAdditions'])
          job.request['FeatureDefinitions'] = [...asList(job.request['FeatureDefinitions']), ...added]
        },
      },
    },
  },
  list: {
    ...{ operation: 'ListFeatureGroups', field: 'FeatureGroupSummaries', sortBy: 'CreationTime' },
    orders: { Name: 'Name', CreationTime: 'CreationTime', FeatureGroupStatus: 'Status' },
    statusFilter: 'FeatureGroupStatusEquals',
    equals: { OfflineStoreStatusEquals: (_call, job) => offline(job)?.Status },
    hasModified: false,
  },
  required: ['RecordIdentifierFeatureName', 'EventTimeFeatureName', 'FeatureDefinitions'],
  missing: (name) =>
    new AwsError('ResourceNotFound', `Resource Not Found: FeatureGroup with name ${name} does not exist`),
  timeFields: { modified: 'LastModifiedTime' },
  details: (_call, job) => ({ OfflineStoreStatus: offline(job) }),
  summary: (_call, job) => ({ OfflineStoreStatus: offline(job) }),
  deletes: {},
}
