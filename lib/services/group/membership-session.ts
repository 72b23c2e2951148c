import { membershipRequest } from '#lib/aws/actions/group-membership.ts'
import type { RoleRequest } from '#lib/aws/session.ts'
import type { AwsAccount, GroupChange, GroupState } from '#lib/db/generated/client.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { grantedActions } from '#lib/domain/accounts/template.ts'
import { groupName } from '#lib/domain/group/group.ts'

const regionOf = ({ regions }: AwsAccount) => regions[0] ?? 'us-east-1'

/** The session of one change: this group and this user alone. Its identity in CloudTrail is the change's id. */
export function sessionOfChange(
  change: GroupChange,
  account: AwsAccount,
  group: GroupState | null,
): RoleRequest {
  return membershipRequest({
    roleArn: roleArn(account, 'membership'),
    externalId: account.externalId,
    region: regionOf(account),
    groupArn: group?.arn ?? `arn:${account.partition}:iam::${account.awsAccountId}:group/${groupName}`,
    userArn: change.userArn,
    changeId: change.id,
  })
}

const changing = new Set(['iam:AddUserToGroup', 'iam:RemoveUserFromGroup'])

/** The session of a reading: what the role may read, and nothing that changes. */
export function sessionOfReading(account: AwsAccount): RoleRequest {
  const reads = grantedActions.membership.flatMap(({ actions }) => actions)
  return {
    roleArn: roleArn(account, 'membership'),
    externalId: account.externalId,
    region: regionOf(account),
    sourceIdentity: 'safeguards-reading',
    sessionPolicy: {
      actions: [...new Set(reads)].filter((action) => !changing.has(action)),
      resources: ['*'],
    },
  }
}
