import * as iam from '@aws-sdk/client-iam'
import * as sm from '@aws-sdk/client-sagemaker'
import * as sts from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  ACCOUNT,
  administrator,
  openWorld,
  OTHER_ACCOUNT,
  tuningRequest,
  type Credentials,
  type TestWorld,
} from '#lib/sandbox/aws/test-world.ts'

const READER = `arn:aws:iam::${ACCOUNT}:role/portal/reader`
const BROKER = `arn:aws:iam::${OTHER_ACCOUNT}:user/broker`
const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })

let world: TestWorld
let broker: Credentials

beforeEach(async () => {
  world = await openWorld()
  const customer = world.iam(administrator(ACCOUNT))
  const portal = world.iam(administrator(OTHER_ACCOUNT))
  await portal.send(new iam.CreateUserCommand({ UserName: 'broker' }))
  await portal.send(
    new iam.PutUserPolicyCommand({
      UserName: 'broker',
      PolicyName: 'assume',
      PolicyDocument: policy({ Effect: 'Allow', Action: 'sts:*', Resource: 'arn:aws:iam::*:role/portal/*' }),
    }),
  )
  const { AccessKey } = await portal.send(new iam.CreateAccessKeyCommand({ UserName: 'broker' }))
  broker = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
  await customer.send(
    new iam.CreateRoleCommand({
      RoleName: 'reader',
      Path: '/portal/',
      AssumeRolePolicyDocument: policy(
        {
          Effect: 'Allow',
          Principal: { AWS: BROKER },
          Action: 'sts:AssumeRole',
          Condition: {
            StringEquals: { 'sts:ExternalId': 'right' },
            StringLike: { 'sts:SourceIdentity': '*' },
          },
        },
        { Effect: 'Allow', Principal: { AWS: BROKER }, Action: ['sts:SetSourceIdentity', 'sts:TagSession'] },
      ),
    }),
  )
  await customer.send(
    new iam.PutRolePolicyCommand({
      RoleName: 'reader',
      PolicyName: 'read',
      PolicyDocument: policy(
        { Effect: 'Allow', Action: ['sagemaker:List*', 'sagemaker:Describe*'], Resource: '*' },
        { Effect: 'Deny', Action: 'sagemaker:Stop*', Resource: '*' },
      ),
    }),
  )
})
afterEach(() => world.close())

const request = (rest: Partial<sts.AssumeRoleCommandInput> = {}): sts.AssumeRoleCommandInput => ({
  RoleArn: READER,
  RoleSessionName: 'scan',
  ExternalId: 'right',
  SourceIdentity: 'decision-1',
  ...rest,
})
const assumeWith = (who: Credentials, rest?: Partial<sts.AssumeRoleCommandInput>) =>
  world.sts(who).send(new sts.AssumeRoleCommand(request(rest)))

async function session(rest?: Partial<sts.AssumeRoleCommandInput>): Promise<Credentials> {
  const { Credentials: given } = await assumeWith(broker, rest)
  return {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
  }
}

describe('AssumeRole', () => {
  test('gives a session that signs for real and carries its source identity', async () => {
    const reader = await session()
    const identity = await world.sts(reader).send(new sts.GetCallerIdentityCommand({}))
    expect(identity.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/reader/scan`)
    await world.sagemaker(reader).send(new sm.ListTrainingJobsCommand({}))
    const { answer } = await world.ask('GET', 'calls')
    const calls = answer['calls'] as Record<string, unknown>[]
    expect(calls.at(-1)).toMatchObject({
      action: 'ListTrainingJobs',
      sourceIdentity: 'decision-1',
      status: 200,
    })
  })

  test.each([
    ['a wrong external id', { ExternalId: 'wrong' }],
    ['no external id', { ExternalId: undefined }],
    ['no source identity', { SourceIdentity: undefined }],
    ['a role that is not there', { RoleArn: `arn:aws:iam::${ACCOUNT}:role/portal/nobody` }],
    ['a role of an unknown account', { RoleArn: 'arn:aws:iam::000000000000:role/portal/reader' }],
    ['a role outside the own policy', { RoleArn: `arn:aws:iam::${ACCOUNT}:role/reader` }],
  ])('with %s is AccessDenied', async (_title, rest) => {
    await expect(assumeWith(broker, rest)).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    })
  })

  test('by someone the trust policy does not name is AccessDenied, administrator or not', async () => {
    await expect(assumeWith(administrator(OTHER_ACCOUNT))).rejects.toMatchObject({ name: 'AccessDenied' })
    await expect(assumeWith(administrator(ACCOUNT))).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  test.each([
    ['a session name out of pattern', { RoleSessionName: 'a b' }],
    ['a duration over the role maximum', { DurationSeconds: 7200 }],
    ['a duration under 900', { DurationSeconds: 60 }],
    [
      'a policy over 2048 characters',
      { Policy: policy({ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${'x'.repeat(2048)}` }) },
    ],
  ])('with %s is a ValidationError', async (_title, rest) => {
    await expect(assumeWith(broker, rest)).rejects.toMatchObject({ name: 'ValidationError' })
  })

  test('intersects with a session policy', async () => {
    const only = policy({ Effect: 'Allow', Action: 'sagemaker:ListTrainingJobs', Resource: '*' })
    const reader = world.sagemaker(await session({ Policy: only }))
    await reader.send(new sm.ListTrainingJobsCommand({}))
    await expect(reader.send(new sm.ListHyperParameterTuningJobsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'because no session policy allows the sagemaker:ListHyperParameterTuningJobs action',
      ) as string,
    })
  })
})

describe('a session', () => {
  test('is refused what its role may not do, in the words of AWS', async () => {
    const admin = world.sagemaker(administrator(ACCOUNT))
    await admin.send(new sm.CreateHyperParameterTuningJobCommand(tuningRequest('risk')))
    const reader = world.sagemaker(await session())
    const job = { HyperParameterTuningJobName: 'risk' }
    const arn = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:hyper-parameter-tuning-job/risk`
    const who = `User: arn:aws:sts::${ACCOUNT}:assumed-role/reader/scan is not authorized to perform`
    await reader.send(new sm.DescribeHyperParameterTuningJobCommand(job))
    await expect(reader.send(new sm.StopHyperParameterTuningJobCommand(job))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `${who}: sagemaker:StopHyperParameterTuningJob on resource: ${arn} with an explicit deny in an identity-based policy`,
    })
    await expect(reader.send(new sm.DeleteHyperParameterTuningJobCommand(job))).rejects.toMatchObject({
      message: `${who}: sagemaker:DeleteHyperParameterTuningJob on resource: ${arn} because no identity-based policy allows the sagemaker:DeleteHyperParameterTuningJob action`,
    })
  })

  test('expires', async () => {
    const reader = await session()
    world.advance(3_600_000)
    await expect(world.sts(reader).send(new sts.GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
    })
    await expect(world.sagemaker(reader).send(new sm.ListTrainingJobsCommand({}))).rejects.toMatchObject({
      name: 'ExpiredTokenException',
    })
  })

  test.each([
    ['a wrong secret', { secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch', 'InvalidSignatureException'],
    ['a wrong token', { sessionToken: 'wrong' }, 'InvalidClientTokenId', 'UnrecognizedClientException'],
    ['a wrong key', { accessKeyId: 'ASIAWRONG' }, 'InvalidClientTokenId', 'UnrecognizedClientException'],
  ])('with %s is nobody', async (_title, change, inSts, inSageMaker) => {
    const forged = { ...(await session()), ...change }
    await expect(world.sts(forged).send(new sts.GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: inSts,
    })
    await expect(world.sagemaker(forged).send(new sm.ListTrainingJobsCommand({}))).rejects.toMatchObject({
      name: inSageMaker,
    })
  })
})
