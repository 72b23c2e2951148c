import { randomUUID } from 'node:crypto'
import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { shortHash } from '#lib/sandbox/aws/ids.ts'
import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'

function address(job: Job): string {
  return `https://${job.name}.studio.${job.arn.split(':')[3] ?? ''}.sagemaker.aws`
}

/** Asked for by the id AWS gave, not by its name.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html */
export const domain: ResourceKind = {
  id: 'domain',
  arnType: 'domain',
  noun: 'domain',
  type: 'Domain',
  fields: { name: 'DomainId', status: 'Status' },
  namePattern: NAME_63,
  newId: () => `d-${shortHash(randomUUID())}${shortHash(randomUUID()).slice(0, 4)}`,
  isNamedById: true,
  lifecycle: {
    is: 'standing',
    making: 'Pending',
    ready: 'InService',
    moves: {
      UpdateDomain: {
        from: ['InService'],
        passing: 'Updating',
        then: 'InService',
        isTold: true,
        change: (call, job) => {
          const { DomainId, DomainSettingsForUpdate: settings, ...changes } = call.input
          Object.assign(job.request, changes)
          if (settings !== undefined) job.request['DomainSettings'] = settings
        },
      },
    },
  },
  list: { operation: 'ListDomains', field: 'Domains', sortBy: 'CreationTime' },
  required: ['AuthMode', 'DefaultUserSettings'],
  createContext: (request) =>
    conditionContext([request], {
      volumeKeys: ['KmsKeyId'],
      subnets: 'SubnetIds',
      groups: 'DefaultUserSettings.SecurityGroups',
      others: { 'sagemaker:AppNetworkAccessType': 'AppNetworkAccessType' },
    }),
  missing: (name) => new AwsError('ResourceNotFound', `Domain [${name}] does not exist.`),
  timeFields: { modified: 'LastModifiedTime' },
  created: (_call, job) => ({ DomainId: job.name, Url: address(job) }),
  details: (_call, job) => ({
    SingleSignOnApplicationArn:
      job.request['AuthMode'] === 'SSO'
        ? `arn:aws:sso::${job.arn.split(':')[4] ?? ''}:application/ssoins-${shortHash(job.arn)}/apl-${shortHash(job.name)}`
        : undefined,
    AppNetworkAccessType: job.request['AppNetworkAccessType'] ?? 'PublicInternetOnly',
    HomeEfsFileSystemId: `fs-${shortHash(job.arn)}`,
    Url: address(job),
  }),
  summary: (_call, job) => ({ DomainName: job.request['DomainName'], Url: address(job) }),
  deletes: {},
}
