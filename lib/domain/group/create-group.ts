import { groupName, groupPolicy, groupPolicyForTemplate, groupPolicyName } from './group.ts'

interface Account {
  partition: string
  awsAccountId: string
}

/** The group as a CloudFormation resource; the account's template holds the same one. */
export function groupResource() {
  return {
    Type: 'AWS::IAM::Group',
    Properties: {
      GroupName: groupName,
      Policies: [{ PolicyName: groupPolicyName, PolicyDocument: groupPolicyForTemplate() }],
    },
  }
}

/** For an account whose stack was made without the group: the exact commands, and the template alone. */
export function createGroupTexts(account: Account): { cli: string; cloudFormation: string } {
  const document = JSON.stringify(groupPolicy(account))
  return {
    cli: [
      `aws iam create-group --group-name ${groupName}`,
      `aws iam put-group-policy --group-name ${groupName} \\\n  --policy-name ${groupPolicyName} \\\n  --policy-document '${document}'`,
    ].join('\n'),
    cloudFormation: JSON.stringify(
      {
        AWSTemplateFormatVersion: '2010-09-09',
        Description: `The IAM group ${groupName}`,
        Resources: { SafeguardGroup: groupResource() },
      },
      null,
      2,
    ),
  }
}
