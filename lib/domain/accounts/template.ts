import { receiptTagKey } from '#lib/domain/enforcement/receipt.ts'
import { groupResource } from '#lib/domain/group/create-group.ts'
import { groupArnTemplates } from '#lib/domain/group/group.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { bucketActions, bucketAnswers } from '#lib/domain/safeguards/bucket-answers.ts'
import type { RolePurpose } from './proof.ts'
import { roleNames } from './roles.ts'

/** Rises whenever what the template grants changes; an account remembers which it was proved with. */
export const templateVersion = 5

/** What each version added, for customers on an older one. */
export const templateChanges: Record<number, string> = {
  1: 'The three roles.',
  2: 'Each role can be left out.',
  3: 'Events: a job is stopped in seconds instead of at the next sweep. Children that outlive a stopped job can be stopped.',
  4: 'The group Safeguard-Sagemaker with its policy. The membership role can read the account’s users and change the group.',
  5: 'The membership role can ask CloudTrail who changed the group outside the portal. The read role can read every kind of SageMaker resource, and the settings of the buckets that SageMaker reads and writes. Search, which reads many jobs at once, can be left out. The remediation role can put the receipt’s address on a stopped job, as one tag.',
}

/** One statement of a role's policy. */
interface Statement {
  sid: string
  actions: string[]
  resource: string
  /** The parameter that leaves it out, where it can be. */
  parameter?: 'GrantSearch'
  condition?: Record<string, Record<string, string[]>>
}

const sagemakerArn = (segment: string) =>
  `arn:${'${AWS::Partition}'}:sagemaker:*:${'${AWS::AccountId}'}:${segment}/*`

/** "tuning-job" → "DescribeTuningJob" */
const describeSid = (type: string) =>
  `Describe${type.replace(/(^|-)([a-z])/g, (_found, _dash, letter: string) => letter.toUpperCase())}`

const read = Object.entries(resourceTypes).filter(([, { service }]) => service === 'sagemaker')

/** What reads SageMaker: lists as AWS takes them, and each kind's description on that kind alone. */
const sagemakerReads: Statement[] = [
  {
    sid: 'Lists',
    // SageMaker's list actions support no resource-level permissions.
    actions: [
      ...read.flatMap(([, { listAction }]) => (listAction === null ? [] : [`sagemaker:${listAction}`])),
      'sagemaker:ListModelPackages',
    ],
    resource: '*',
  },
  {
    sid: 'Search',
    // It reads jobs by the hundred, and supports no resource-level permissions.
    ...{ actions: ['sagemaker:Search'], resource: '*', parameter: 'GrantSearch' },
  },
  ...read.flatMap(([type, { describeAction, arnSegment }]) =>
    describeAction === null || arnSegment === null
      ? []
      : [
          {
            sid: describeSid(type),
            actions: [
              `sagemaker:${describeAction}`,
              ...(type === 'tuning-job' ? ['sagemaker:ListTrainingJobsForHyperParameterTuningJob'] : []),
              ...(type === 'image' || type === 'app-image-config' ? ['sagemaker:ListTags'] : []),
            ],
            resource: sagemakerArn(arnSegment),
          },
        ],
  ),
  {
    sid: 'DescribeLifecycleScripts',
    actions: ['sagemaker:DescribeNotebookInstanceLifecycleConfig'],
    resource: sagemakerArn('notebook-instance-lifecycle-config'),
  },
]

/** What each role may do. Kept equal to what the portal calls: nothing more is asked of a customer. */
export const grantedActions: Record<RolePurpose, Statement[]> = {
  read: [
    ...sagemakerReads,
    {
      sid: 'Buckets',
      // A bucket's ARN names neither account nor region; what is in a bucket stays out of reach.
      actions: bucketActions
        .filter((action) => action !== 'GetAccountPublicAccessBlock')
        .map((action) => bucketAnswers[action].permission),
      resource: 'arn:${AWS::Partition}:s3:::*',
    },
    {
      sid: 'BucketsOfTheAccount',
      // It supports no resource-level permissions.
      actions: [bucketAnswers.GetAccountPublicAccessBlock.permission],
      resource: '*',
    },
  ],
  remediate: [
    {
      sid: 'StopTuningJobs',
      actions: ['sagemaker:DescribeHyperParameterTuningJob', 'sagemaker:StopHyperParameterTuningJob'],
      resource: 'arn:${AWS::Partition}:sagemaker:*:${AWS::AccountId}:hyper-parameter-tuning-job/*',
    },
    {
      sid: 'TagReceipts',
      actions: ['sagemaker:AddTags'],
      resource: 'arn:${AWS::Partition}:sagemaker:*:${AWS::AccountId}:hyper-parameter-tuning-job/*',
      condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': [receiptTagKey] } },
    },
    {
      sid: 'StopStragglers',
      actions: ['sagemaker:StopTrainingJob'],
      resource: 'arn:${AWS::Partition}:sagemaker:*:${AWS::AccountId}:training-job/*',
    },
  ],
  membership: [
    ...groupArnTemplates.map((resource, index) => ({
      sid: index === 0 ? 'Group' : 'GroupUnderPath',
      actions: [
        ...['iam:GetGroup', 'iam:ListGroupPolicies', 'iam:GetGroupPolicy', 'iam:ListAttachedGroupPolicies'],
        ...['iam:AddUserToGroup', 'iam:RemoveUserFromGroup'],
      ],
      resource,
    })),
    {
      sid: 'Users',
      actions: [
        ...['iam:GetUser', 'iam:ListGroupsForUser', 'iam:GetLoginProfile', 'iam:ListMFADevices'],
        'iam:GenerateServiceLastAccessedDetails',
      ],
      resource: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:user/*',
    },
    {
      sid: 'Lists',
      // These support no resource-level permissions.
      actions: ['iam:ListUsers', 'iam:GetServiceLastAccessedDetails', 'cloudtrail:LookupEvents'],
      resource: '*',
    },
  ],
}

/** Actions that a customer may leave out of a role; what they would do is then done another way. */
export const optionalActions: ReadonlySet<string> = new Set(
  Object.values(grantedActions).flatMap((statements) =>
    statements.flatMap(({ actions, parameter }) => (parameter === undefined ? [] : actions)),
  ),
)

const logicalIds: Record<RolePurpose, string> = {
  read: 'ReadRole',
  remediate: 'RemediateRole',
  membership: 'MembershipRole',
}

/**
 * Who may assume a role, and how: our broker alone, with this account's ExternalId and a source identity
 * that CloudTrail keeps. Two statements, since ExternalId is a condition key of AssumeRole only.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
function trustPolicy() {
  const principal = { AWS: { Ref: 'BrokerPrincipal' } }
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Assume',
        Effect: 'Allow',
        Principal: principal,
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } },
          StringLike: { 'sts:SourceIdentity': '*' },
        },
      },
      {
        Sid: 'Attribution',
        Effect: 'Allow',
        Principal: principal,
        Action: ['sts:SetSourceIdentity', 'sts:TagSession'],
      },
    ],
  }
}

/** Roles are made where they are granted: once per account, or not at all. */
const conditionOf: Record<RolePurpose, string> = {
  read: 'WithRead',
  remediate: 'WithRemediate',
  membership: 'WithMembership',
}

const conditionOfParameter = { GrantSearch: 'WithSearch' } as const

function role(purpose: RolePurpose) {
  const condition = conditionOf[purpose]
  return {
    Type: 'AWS::IAM::Role',
    Condition: condition,
    Properties: {
      RoleName: roleNames[purpose],
      Description: `ClearDATA safeguards: ${purpose}`,
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: trustPolicy(),
      Policies: [
        {
          PolicyName: 'safeguards',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: grantedActions[purpose].map(({ sid, actions, resource, parameter, condition }) => {
              const statement = {
                Sid: sid,
                Effect: 'Allow',
                Action: actions,
                Resource: resource === '*' ? '*' : { 'Fn::Sub': resource },
                ...(condition && { Condition: condition }),
              }
              return parameter === undefined
                ? statement
                : { 'Fn::If': [conditionOfParameter[parameter], statement, { Ref: 'AWS::NoValue' }] }
            }),
          },
        },
      ],
    },
  }
}

/** The header that EventBridge sends an account's key in. */
export const eventKeyHeader = 'x-safeguards-key'

/**
 * How AWS tells us of jobs by itself: rules on the account's default bus, an API destination, a connection
 * with the account's key, and a role that may call that destination and nothing else.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
function eventResources() {
  const target = {
    Id: 'portal',
    Arn: { 'Fn::GetAtt': ['EventDestination', 'Arn'] },
    RoleArn: { 'Fn::GetAtt': ['EventRole', 'Arn'] },
    RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 30 },
  }
  const rule = (description: string, pattern: object) => ({
    Type: 'AWS::Events::Rule',
    Condition: 'WithEvents',
    Properties: { Description: description, EventPattern: pattern, State: 'ENABLED', Targets: [target] },
  })
  return {
    EventConnection: {
      Type: 'AWS::Events::Connection',
      Condition: 'WithEvents',
      Properties: {
        AuthorizationType: 'API_KEY',
        AuthParameters: {
          ApiKeyAuthParameters: { ApiKeyName: eventKeyHeader, ApiKeyValue: { Ref: 'EventKey' } },
        },
      },
    },
    EventDestination: {
      Type: 'AWS::Events::ApiDestination',
      Condition: 'WithEvents',
      Properties: {
        ConnectionArn: { 'Fn::GetAtt': ['EventConnection', 'Arn'] },
        HttpMethod: 'POST',
        InvocationEndpoint: { Ref: 'EventEndpoint' },
        InvocationRateLimitPerSecond: 300,
      },
    },
    EventRole: {
      Type: 'AWS::IAM::Role',
      Condition: 'WithEvents',
      Properties: {
        Description: 'Lets EventBridge call the portal',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              ...{
                Effect: 'Allow',
                Principal: { Service: 'events.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
              // EventBridge serves everybody: for a rule of this account, and for no other's.
              Condition: {
                StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
                ArnLike: {
                  'aws:SourceArn': {
                    'Fn::Sub': 'arn:${AWS::Partition}:events:*:${AWS::AccountId}:rule/*',
                  },
                },
              },
            },
          ],
        },
        Policies: [
          {
            PolicyName: 'call-portal',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'events:InvokeApiDestination',
                  Resource: { 'Fn::GetAtt': ['EventDestination', 'Arn'] },
                },
              ],
            },
          },
        ],
      },
    },
    JobStateRule: rule('Tuning jobs that start or change', {
      source: ['aws.sagemaker'],
      'detail-type': ['SageMaker HyperParameter Tuning Job State Change'],
    }),
    CreateCallRule: rule('Who created a tuning job', {
      source: ['aws.sagemaker'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: { eventSource: ['sagemaker.amazonaws.com'], eventName: ['CreateHyperParameterTuningJob'] },
    }),
  }
}

/** The CloudFormation template that a customer deploys once in an account. */
export function accountTemplate(account: { externalId: string; brokerArn: string; eventEndpoint: string }) {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `ClearDATA Automated Safeguards for Amazon SageMaker: the three roles and the group, version ${templateVersion}`,
    Metadata: { TemplateVersion: templateVersion },
    Parameters: {
      ExternalId: {
        Type: 'String',
        Default: account.externalId,
        Description: 'Made by the portal for this account. Leave it as it is.',
      },
      BrokerPrincipal: {
        Type: 'String',
        Default: account.brokerArn,
        Description: 'The one principal of ClearDATA that may assume these roles.',
      },
      GrantRead: {
        Type: 'String',
        Default: 'yes',
        AllowedValues: ['yes', 'no'],
        Description: 'Roles are global: say no in every further region, where only events are connected.',
      },
      CreateGroup: {
        Type: 'String',
        Default: 'yes',
        AllowedValues: ['yes', 'no'],
        Description: 'Say no where the group Safeguard-Sagemaker exists already.',
      },
      GrantRemediate: {
        Type: 'String',
        Default: 'yes',
        AllowedValues: ['yes', 'no'],
        Description: 'Whether we may stop tuning jobs without encryption in transit.',
      },
      GrantMembership: {
        Type: 'String',
        Default: 'yes',
        AllowedValues: ['yes', 'no'],
        Description: 'Whether your admins may keep the group Safeguard-Sagemaker from the portal.',
      },
      GrantSearch: {
        Type: 'String',
        Default: 'yes',
        AllowedValues: ['yes', 'no'],
        Description:
          'Search reads jobs by the hundred. AWS says that it may show more than lists do; without it jobs are read one by one.',
      },
      EventEndpoint: {
        Type: 'String',
        Default: account.eventEndpoint,
        Description: 'Where this account’s events go.',
      },
      EventKey: {
        Type: 'String',
        NoEcho: true,
        Default: '',
        Description: 'Made by the portal, shown once. Empty: no events; the sweep finds jobs all the same.',
      },
    },
    Conditions: {
      WithRead: { 'Fn::Equals': [{ Ref: 'GrantRead' }, 'yes'] },
      WithEvents: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'EventKey' }, ''] }] },
      WithRemediate: { 'Fn::Equals': [{ Ref: 'GrantRemediate' }, 'yes'] },
      WithMembership: { 'Fn::Equals': [{ Ref: 'GrantMembership' }, 'yes'] },
      WithSearch: { 'Fn::Equals': [{ Ref: 'GrantSearch' }, 'yes'] },
      WithGroup: { 'Fn::Equals': [{ Ref: 'CreateGroup' }, 'yes'] },
    },
    Resources: {
      [logicalIds.read]: role('read'),
      [logicalIds.remediate]: role('remediate'),
      [logicalIds.membership]: role('membership'),
      ...eventResources(),
      SafeguardGroup: { Condition: 'WithGroup', ...groupResource() },
    },
    Outputs: Object.fromEntries(
      (['read', 'remediate', 'membership'] as const).map((purpose) => [
        `${logicalIds[purpose]}Arn`,
        {
          Condition: conditionOf[purpose],
          Value: { 'Fn::GetAtt': [logicalIds[purpose], 'Arn'] },
        },
      ]),
    ),
  }
}
