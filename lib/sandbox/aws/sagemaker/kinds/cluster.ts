import { shortHash } from '#lib/sandbox/aws/ids.ts'
import { asList, isObject, type Json } from '#lib/sandbox/aws/json.ts'
import { randomUUID } from 'node:crypto'
import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'
import { progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** What was asked for as a count, described as the count reached and the one aimed at. */
function groups(call: Call, job: Job, member: string): Json[] | undefined {
  const given = job.request[member]
  if (given === undefined) return undefined
  const { status } = progressOf(job, call.now)
  return asList(given)
    .filter(isObject)
    .map(({ InstanceCount: count = 0, ...group }) => ({
      ...group,
      CurrentCount: status === 'Creating' ? 0 : count,
      TargetCount: count,
      Status: status,
    }))
}

/** HyperPod. Only DeleteCluster ends one, and its ARN ends in an id, not in its name.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCluster.html */
export const cluster: ResourceKind = {
  id: 'cluster',
  arnType: 'cluster',
  noun: 'cluster',
  type: 'Cluster',
  namePattern: NAME_63,
  newId: () => shortHash(randomUUID()) + shortHash(randomUUID()).slice(0, 4),
  acceptsArn: true,
  lifecycle: {
    is: 'standing',
    making: 'Creating',
    ready: 'InService',
    moves: {
      UpdateCluster: {
        from: ['InService', 'Failed'],
        passing: 'Updating',
        then: 'InService',
        isTold: true,
        change: (call, job) => {
          const { ClusterName, ...changes } = call.input
          Object.assign(job.request, changes)
        },
      },
    },
  },
  list: {
    ...{ operation: 'ListClusters', field: 'ClusterSummaries', sortBy: 'CreationTime', hasModified: false },
    orders: { CREATION_TIME: 'CreationTime', NAME: 'Name' },
  },
  required: [],
  createContext: (request) => conditionContext([request], { vpc: 'VpcConfig' }),
  timeFields: {},
  details: (call, job) => ({
    InstanceGroups: groups(call, job, 'InstanceGroups') ?? [],
    RestrictedInstanceGroups: groups(call, job, 'RestrictedInstanceGroups'),
  }),
  deletes: { isTold: true },
}
