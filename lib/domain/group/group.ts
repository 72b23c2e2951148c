/** The IAM group that gives people access to SageMaker. */
export const groupName = 'Safeguard-Sagemaker'

/** The inline policy that the template hangs on the group. */
export const groupPolicyName = 'safeguard-sagemaker-use'

/**
 * The group's ARN with the partition and account for CloudFormation to fill in: at the root, and under any
 * path, since a path is part of the ARN.
 */
export const groupArnTemplates = [
  `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:group/${groupName}`,
  `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:group/*/${groupName}`,
] as const

export interface PolicyDocument {
  Version: string
  Statement: Record<string, unknown>[]
}

/**
 * What members may do: SageMaker without restriction (the page's shared responsibility), see what their jobs
 * log, and hand SageMaker roles that are named for it. The role names are those AWS's own
 * AmazonSageMakerFullAccess passes; all roles would let a member take on an administrator's.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerFullAccess.html
 */
export function groupPolicy(account: { partition: string; awsAccountId: string }): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'UseSageMaker', Effect: 'Allow', Action: ['sagemaker:*'], Resource: '*' },
      {
        Sid: 'SeeLogsAndMetrics',
        Effect: 'Allow',
        Action: [
          ...['cloudwatch:GetMetricData', 'cloudwatch:GetMetricStatistics', 'cloudwatch:ListMetrics'],
          ...[
            'logs:DescribeLogGroups',
            'logs:DescribeLogStreams',
            'logs:FilterLogEvents',
            'logs:GetLogEvents',
          ],
        ],
        Resource: '*',
      },
      {
        Sid: 'PassRolesForSageMaker',
        Effect: 'Allow',
        Action: ['iam:PassRole'],
        Resource: `arn:${account.partition}:iam::${account.awsAccountId}:role/*AmazonSageMaker*`,
        Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
      },
    ],
  }
}

/** The same with CloudFormation's own words for the partition and the account. */
export function groupPolicyForTemplate(): PolicyDocument {
  const { Version, Statement } = groupPolicy({
    partition: '${AWS::Partition}',
    awsAccountId: '${AWS::AccountId}',
  })
  return {
    Version,
    Statement: Statement.map((statement) =>
      statement.Resource === '*' ? statement : { ...statement, Resource: { 'Fn::Sub': statement.Resource } },
    ),
  }
}

/** A policy on the group, as it was read. `document` is null for an attached one: its name says what it is. */
export interface ReadPolicy {
  name: string
  kind: 'inline' | 'attached'
  arn: string | null
  document: unknown
}

export const policyStandings = ['as_made', 'changed', 'added'] as const
export type PolicyStanding = (typeof policyStandings)[number]

export interface GroupPolicyRow {
  name: string
  kind: 'inline' | 'attached'
  arn: string | null
  standing: PolicyStanding
}

/** Two documents say the same whatever the order of their keys; the order of statements and lists counts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )
}

/** Each policy beside what the template made, and whether the template's own is missing. */
export function comparePolicies(
  read: readonly ReadPolicy[],
  account: { partition: string; awsAccountId: string },
): { rows: GroupPolicyRow[]; isMissing: boolean } {
  const wanted = canonical(groupPolicy(account))
  const isOurs = ({ name, kind }: ReadPolicy) => kind === 'inline' && name === groupPolicyName
  return {
    rows: read.map((policy) => ({
      ...{ name: policy.name, kind: policy.kind, arn: policy.arn },
      standing: !isOurs(policy) ? 'added' : canonical(policy.document) === wanted ? 'as_made' : 'changed',
    })),
    isMissing: !read.some(isOurs),
  }
}
