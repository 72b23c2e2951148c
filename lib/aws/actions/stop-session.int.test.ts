import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam'
import { GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3'
import * as sagemakerSdk from '@aws-sdk/client-sagemaker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { fieldsOf } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { kinds } from '#lib/sandbox/aws/sagemaker/kinds.ts'
import { sagemaker } from '#lib/sandbox/aws/sagemaker/service.ts'
import { type AwsCredentials, assumeRole } from '../session.ts'
import { stopRequest } from './tuning-job.ts'

const region = 'us-east-1'
const own = 'the-job'
const other = 'another-job'

describe('the session of one stop', () => {
  let world: TestWorld
  let awsAccountId: string
  let credentials: AwsCredentials

  beforeAll(async () => {
    world = await openTestWorld()
    const { id: customerId } = await makeCustomer()
    const account = await connectAccount(world, customerId, { isArmed: true })
    awsAccountId = account.awsAccountId
    for (const name of [own, other])
      await world.sandbox.sagemaker(
        awsAccountId,
        region,
        'CreateHyperParameterTuningJob',
        tuningJobRequest(awsAccountId, 'bucket', { name, instances: 2, isEncrypted: false }),
      )
    const { rows } = await world.owner.query<{ externalId: string }>(
      'select external_id::text as "externalId" from aws_account where id = $1',
      [account.id],
    )
    credentials = await assumeRole(
      stopRequest({
        ...{ region, externalId: rows[0]?.externalId ?? '', terminationId: 'a-decision' },
        roleArn: `arn:aws:iam::${awsAccountId}:role/cleardata-safeguards-remediate`,
        jobArn: `arn:aws:sagemaker:${region}:${awsAccountId}:hyper-parameter-tuning-job/${own}`,
      }),
    )
  })
  afterAll(() => world.close())

  /** How AWS answers an action that names the given job, or anything else by that name. */
  async function answerTo(action: string, name: string): Promise<string> {
    const Named = (sagemakerSdk as unknown as Record<string, new (input: object) => never>)[
      `${action}Command`
    ]
    if (!Named) throw new Error(`The SDK knows no ${action}.`)
    const arn = `arn:aws:sagemaker:${region}:${awsAccountId}:hyper-parameter-tuning-job/${name}`
    const names = Object.fromEntries(
      kinds.flatMap((kind) => {
        const fields = fieldsOf(kind)
        return [
          [fields.name, name],
          [fields.arn, arn],
        ]
      }),
    )
    const client = new sagemakerSdk.SageMakerClient({ region, credentials, maxAttempts: 1 })
    const input = {
      ...tuningJobRequest(awsAccountId, 'b', { name, instances: 2, isEncrypted: false }),
      ...names,
    }
    const given = { ...input, ResourceArn: arn, Tags: [], TagKeys: ['a'], Resource: 'TrainingJob' }
    return client.send(new Named(given)).then(
      () => 'allowed',
      (error: Error) => error.name,
    )
  }

  const allowed = ['DescribeHyperParameterTuningJob', 'StopHyperParameterTuningJob']
  const actions = Object.keys(sagemaker.operations)

  it('knows a good part of SageMaker', () => {
    expect(actions.length).toBeGreaterThan(60)
    expect(actions).toEqual(expect.arrayContaining(allowed))
  })

  it.each(actions)('%s: no other job, and nothing else', async (action) => {
    expect(await answerTo(action, other)).toBe('AccessDeniedException')
    if (!allowed.includes(action)) expect(await answerTo(action, own)).toBe('AccessDeniedException')
  })

  it('reads no other service', async () => {
    const iam = new IAMClient({ region, credentials, maxAttempts: 1 })
    await expect(iam.send(new ListUsersCommand({}))).rejects.toThrow(/not authorized/)
    const s3 = new S3Client({ region, credentials, maxAttempts: 1, forcePathStyle: true })
    await expect(s3.send(new GetBucketPolicyCommand({ Bucket: 'bucket' }))).rejects.toThrow()
  })

  it('describes and stops its own job', async () => {
    for (const action of allowed) expect(await answerTo(action, own)).toBe('allowed')
  })
})
