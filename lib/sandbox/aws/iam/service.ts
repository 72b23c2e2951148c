import { credentialReportOperations } from '#lib/sandbox/aws/iam/credential-report.ts'
import { groupOperations } from '#lib/sandbox/aws/iam/groups.ts'
import { policyOperations } from '#lib/sandbox/aws/iam/holder-policies.ts'
import { readIam } from '#lib/sandbox/aws/iam/holders.ts'
import { lastAccessedOperations } from '#lib/sandbox/aws/iam/last-accessed.ts'
import { managedPolicyOperations } from '#lib/sandbox/aws/iam/managed-policies.ts'
import { roleOperations } from '#lib/sandbox/aws/iam/roles.ts'
import { userCredentialOperations } from '#lib/sandbox/aws/iam/user-credentials.ts'
import { userOperations } from '#lib/sandbox/aws/iam/users.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { queryService } from '#lib/sandbox/aws/wire/query.ts'
import { Flat } from '#lib/sandbox/aws/wire/xml.ts'

function getAccountSummary(call: Call) {
  const iam = readIam(call)
  const summary: Record<string, number> = {
    Users: Object.keys(iam.users).length,
    UsersQuota: 5000,
    Groups: Object.keys(iam.groups).length,
    GroupsQuota: 300,
    GroupsPerUserQuota: 10,
    Roles: Object.keys(iam.roles).length,
    RolesQuota: 1000,
    Policies: Object.keys(iam.policies).length,
    PoliciesQuota: 1500,
    AttachedPoliciesPerGroupQuota: 10,
    AttachedPoliciesPerRoleQuota: 10,
    AttachedPoliciesPerUserQuota: 10,
    AccessKeysPerUserQuota: 2,
    MFADevices: Object.keys(iam.mfaDevices).length,
    AccountMFAEnabled: 1,
    AccountAccessKeysPresent: 0,
  }
  const entries = Object.entries(summary).map(([key, value]) => ({ key, value }))
  return { SummaryMap: { entry: new Flat(entries) } }
}

export const iam = queryService('iam', 'https://iam.amazonaws.com/doc/2010-05-08/', {
  ...roleOperations,
  ...userOperations,
  ...userCredentialOperations,
  ...groupOperations,
  ...lastAccessedOperations,
  ...credentialReportOperations,
  ...managedPolicyOperations,
  ...policyOperations('Role'),
  ...policyOperations('User'),
  ...policyOperations('Group'),
  GetAccountSummary: {
    permission: 'iam:GetAccountSummary',
    resource: () => '*',
    handle: getAccountSummary,
  },
})
