import { ruleTable } from '#lib/checks/rule-table.ts'
import { domainIdentityCenter } from './domain-identity-center.ts'

ruleTable(domainIdentityCenter, [
  [
    'SSO',
    { DomainName: 'a', DomainArn: 'arn', AuthMode: 'SSO', SingleSignOnApplicationArn: 'arn' },
    'protected',
  ],
  [
    'SSO by the older field',
    { DomainName: 'a', DomainArn: 'arn', AuthMode: 'SSO', SingleSignOnManagedApplicationInstanceId: 'i' },
    'protected',
  ],
  ['a request for SSO', { DomainName: 'a', AuthMode: 'SSO' }, 'protected'],
  ['SSO without an application', { DomainName: 'a', DomainArn: 'arn', AuthMode: 'SSO' }, 'failing'],
  ['IAM', { DomainName: 'a', AuthMode: 'IAM' }, 'failing'],
  ['not said', { DomainName: 'a' }, 'unknown'],
])
