import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import {
  AddUserToGroupCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetGroupCommand,
  GetGroupPolicyCommand,
  GetLoginProfileCommand,
  GetServiceLastAccessedDetailsCommand,
  GetUserCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  ListUsersCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam'
import {
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { GetPublicAccessBlockCommand as GetAccountPublicAccessBlockCommand } from '@aws-sdk/client-s3-control'
import {
  AddTagsCommand,
  SageMakerClient,
  StopHyperParameterTuningJobCommand,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker'
import type { ActionProbe, RolePurpose } from '#lib/domain/accounts/proof.ts'
import { receiptTagKey } from '#lib/domain/enforcement/receipt.ts'
import { groupName } from '#lib/domain/group/group.ts'
import { optionalActions } from '#lib/domain/accounts/template.ts'
import { awsErrorName } from './errors.ts'
import { mapLimited } from './map-limited.ts'
import { nothing, readTries } from './probe-reads.ts'
import { type S3Readers, s3ReadersOn } from './s3-clients.ts'
import { assumeRole } from './session.ts'

interface Clients {
  sagemaker: SageMakerClient
  iam: IAMClient
  buckets: S3Readers
  awsAccountId: string
  cloudtrail: CloudTrailClient
  /** The ARN of a tuning job that does not exist. */
  jobArn: string
  /** The ARN of a user that does not exist. */
  userArn: string
}

/**
 * How each granted action is tried without doing anything: lists of one, and names that do not exist. AWS
 * checks permissions before it looks for the thing, so "not found" means "allowed".
 */
const tries: Record<string, (clients: Clients) => Promise<unknown>> = {
  'sagemaker:StopHyperParameterTuningJob': ({ sagemaker }) =>
    sagemaker.send(
      new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: nothing.slice(0, 32) }),
    ),
  'sagemaker:AddTags': ({ sagemaker, jobArn: ResourceArn }) =>
    sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: [{ Key: receiptTagKey, Value: nothing }] })),
  'sagemaker:StopTrainingJob': ({ sagemaker }) =>
    sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: nothing })),
  'iam:ListUsers': ({ iam }) => iam.send(new ListUsersCommand({ MaxItems: 1 })),
  'iam:GetUser': ({ iam }) => iam.send(new GetUserCommand({ UserName: nothing })),
  'iam:GetLoginProfile': ({ iam }) => iam.send(new GetLoginProfileCommand({ UserName: nothing })),
  'iam:ListGroupsForUser': ({ iam }) => iam.send(new ListGroupsForUserCommand({ UserName: nothing })),
  'iam:ListMFADevices': ({ iam }) => iam.send(new ListMFADevicesCommand({ UserName: nothing })),
  'iam:ListGroupPolicies': ({ iam }) =>
    iam.send(new ListGroupPoliciesCommand({ GroupName: groupName, MaxItems: 1 })),
  'iam:GetGroupPolicy': ({ iam }) =>
    iam.send(new GetGroupPolicyCommand({ GroupName: groupName, PolicyName: nothing })),
  'iam:ListAttachedGroupPolicies': ({ iam }) =>
    iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: groupName, MaxItems: 1 })),
  // Nobody has this name, so nobody is added or removed.
  'iam:AddUserToGroup': ({ iam }) =>
    iam.send(new AddUserToGroupCommand({ GroupName: groupName, UserName: nothing })),
  'iam:RemoveUserFromGroup': ({ iam }) =>
    iam.send(new RemoveUserFromGroupCommand({ GroupName: groupName, UserName: nothing })),
  'iam:GenerateServiceLastAccessedDetails': ({ iam, userArn }) =>
    iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: userArn })),
  'iam:GetServiceLastAccessedDetails': ({ iam }) =>
    iam.send(new GetServiceLastAccessedDetailsCommand({ JobId: '00000000-0000-4000-8000-000000000000' })),
  's3:GetAccountPublicAccessBlock': ({ buckets, awsAccountId: AccountId }) =>
    buckets.control.send(new GetAccountPublicAccessBlockCommand({ AccountId })),
  'iam:GetGroup': ({ iam }) => iam.send(new GetGroupCommand({ GroupName: groupName, MaxItems: 1 })),
  'cloudtrail:LookupEvents': ({ cloudtrail }) => cloudtrail.send(new LookupEventsCommand({ MaxResults: 1 })),
}

interface OwnBucket {
  Bucket: string
  ExpectedBucketOwner: string
}

/** S3 says that a bucket is not there before it asks who may: these can be tried on a bucket that is there alone. */
const bucketTries: Record<string, (s3: S3Client, bucket: OwnBucket) => Promise<unknown>> = {
  's3:GetBucketLocation': (s3, bucket) => s3.send(new GetBucketLocationCommand(bucket)),
  's3:GetEncryptionConfiguration': (s3, bucket) => s3.send(new GetBucketEncryptionCommand(bucket)),
  's3:GetBucketPolicy': (s3, bucket) => s3.send(new GetBucketPolicyCommand(bucket)),
  's3:GetBucketPolicyStatus': (s3, bucket) => s3.send(new GetBucketPolicyStatusCommand(bucket)),
  's3:GetBucketPublicAccessBlock': (s3, bucket) => s3.send(new GetPublicAccessBlockCommand(bucket)),
}

/** The actions that can be tried; a test holds this equal to what the template grants. */
export const probedActions = [...Object.keys(tries), ...Object.keys(readTries), ...Object.keys(bucketTries)]

/** SageMaker throttles an account that is asked for everything at once. */
const probesAtOnce = 5
const probeTimeoutMs = 4 * 60_000

const denied = /^AccessDenied|UnauthorizedOperation/
const foundNothing =
  /^(ResourceNotFound|NoSuchEntity|ValidationException|NoSuchBucketPolicy|NoSuchPublicAccessBlock|ServerSideEncryption)/

/**
 * Tries each action of a role in one region. Nothing is changed by it. What cannot be tried, since no bucket of
 * the account is known yet, is left out of the answers.
 */
export async function probeActions(
  role: RolePurpose,
  actions: readonly string[],
  account: {
    roleArn: string
    externalId: string
    region: string
    awsAccountId: string
    bucket: { name: string; region: string } | null
  },
): Promise<ActionProbe[]> {
  const { roleArn, externalId, region, awsAccountId, bucket } = account
  const credentials = await assumeRole({ roleArn, externalId, region, sourceIdentity: 'onboarding-proof' })
  const clients: Clients = {
    sagemaker: new SageMakerClient({ region, credentials, maxAttempts: 3 }),
    iam: new IAMClient({ region, credentials, maxAttempts: 3 }),
    cloudtrail: new CloudTrailClient({ region, credentials, maxAttempts: 3 }),
    buckets: s3ReadersOn({ home: region, awsAccountId }, credentials),
    awsAccountId,
    jobArn: `arn:${roleArn.split(':')[1]}:sagemaker:${region}:${awsAccountId}:hyper-parameter-tuning-job/${nothing.slice(0, 32)}`,
    userArn: roleArn.replace(/:role\/.*$/, `:user/${nothing}`),
  }
  const reader = {
    ...{ client: clients.sagemaker, signal: AbortSignal.timeout(probeTimeoutMs) },
    place: { partition: roleArn.split(':')[1] ?? 'aws', awsAccountId, region },
  }
  function attemptOf(action: string): (() => Promise<unknown>) | null {
    const attempt = tries[action]
    if (attempt) return () => attempt(clients)
    const reading = readTries[action]
    if (reading) return () => reading(reader)
    const onBucket = bucketTries[action]
    if (!onBucket || bucket === null) return null
    return () =>
      onBucket(clients.buckets.s3(bucket.region), { Bucket: bucket.name, ExpectedBucketOwner: awsAccountId })
  }
  try {
    const answers = await mapLimited(
      [...new Set(actions)],
      probesAtOnce,
      async (action): Promise<ActionProbe | null> => {
        const attempt = attemptOf(action)
        if (!attempt) return null
        try {
          await attempt()
          return { role, action, answer: 'allowed', error: null }
        } catch (caught) {
          const error = awsErrorName(caught)
          const refusal = optionalActions.has(action) ? 'left_out' : 'denied'
          const answer = denied.test(error) ? refusal : foundNothing.test(error) ? 'allowed' : 'unclear'
          return { role, action, answer, error: answer === 'allowed' ? null : error }
        }
      },
    )
    return answers.filter((answer) => answer !== null)
  } finally {
    clients.sagemaker.destroy()
    clients.iam.destroy()
    clients.buckets.destroy()
    clients.cloudtrail.destroy()
  }
}
