import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

/** Kept by name here; AWS asks for the category beside it.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateJob.html */
export const agentJob: ResourceKind = {
  id: 'agent-job',
  arnType: 'job',
  noun: 'job',
  type: 'Job',
  namePattern: NAME_63,
  arnName: (request, name) => `${String(request['JobCategory'] ?? '')}/${name}`,
  lifecycle: { is: 'job' },
  list: {
    ...{ operation: 'ListJobs', field: 'JobSummaries', sortBy: 'CreationTime', descending: true },
    required: ['JobCategory'],
    equals: { JobCategory: (_call, job) => job.request['JobCategory'] },
  },
  required: ['JobCategory', 'RoleArn', 'JobConfigSchemaVersion', 'JobConfigDocument'],
  timeFields: { modified: 'LastModifiedTime', ended: 'EndTime' },
  summary: (_call, job) => ({ JobCategory: job.request['JobCategory'] }),
  deletes: {},
}
