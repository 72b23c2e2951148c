import { ruleTable } from '#lib/checks/rule-table.ts'
import { domainVpcOnly } from './domain-vpc-only.ts'

ruleTable(domainVpcOnly, [
  ['VPC only', { DomainName: 'a', AppNetworkAccessType: 'VpcOnly' }, 'protected'],
  ['public', { DomainName: 'a', AppNetworkAccessType: 'PublicInternetOnly' }, 'failing'],
  ['the default', { DomainName: 'a' }, 'failing'],
  ['another word', { DomainName: 'a', AppNetworkAccessType: 'x' }, 'unknown'],
])
