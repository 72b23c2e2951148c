import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, nextAwsAccountId, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { makeBucket } from '#lib/demo/buckets.ts'
import { tuningJobRequest, trainingJobRequest } from '#lib/demo/jobs.ts'
import { proveAccount } from '#lib/services/accounts/prove-account.ts'
import type { Ctx } from '#lib/services/context.ts'
import { getCustomerHome } from '#lib/services/customers/get-customer-home.ts'
import { getResource } from '#lib/services/resources/get-resource.ts'
import { listResources } from '#lib/services/resources/list-resources.ts'
import type { ResourceDetail } from '#lib/services/resources/views.ts'
import { readBuckets } from './read-buckets.ts'
import { takeInventory } from './take-inventory.ts'

const region = 'us-east-1'
let counter = 0

const policy = (name: string, resources: string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: 's3:GetObject',
        Resource: `arn:aws:s3:::${name}/*`,
      },
      {
        ...{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: resources },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  })

describe('a reading of an account’s buckets', () => {
  let world: TestWorld
  let ctx: Ctx
  let account: { id: string; awsAccountId: string }
  let data: string
  let models: string
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    await fetch(`${world.sandbox.endpoint}/_control/faults`, { method: 'DELETE' })
    const { id } = await makeCustomer()
    ctx = setupContext(id)
    account = await connectAccount(world, id)
    counter++
    data = `data-${counter}`
    models = `models-${counter}`
  })
  const bucket = (name: string, given: { region?: string; policy?: string; keyId?: string } = {}) =>
    makeBucket(world.sandbox, account.awsAccountId, { name, region, ...given })
  /** A finished tuning job and a training job that use these buckets. */
  async function seed(names: { tuning: string; training: string }) {
    const at = {
      creationTime: new Date(Date.now() - 3_600_000).toISOString(),
      status: 'Completed',
      endTime: new Date().toISOString(),
    }
    const shape = { instances: 2, isEncrypted: true }
    await world.sandbox.control('seed', {
      ...{ accountId: account.awsAccountId, region },
      tuningJobs: [
        { ...at, request: tuningJobRequest(account.awsAccountId, names.tuning, { name: 'hpo', ...shape }) },
      ],
      trainingJobs: [
        {
          ...at,
          request: trainingJobRequest(account.awsAccountId, names.training, { name: 'train', ...shape }),
        },
      ],
    })
  }
  const read = async () => {
    await takeInventory(ctx, { accountId: account.id, region })
    return readBuckets(ctx, { accountId: account.id })
  }
  const fault = (given: Record<string, unknown>) =>
    world.sandbox.control('faults', { service: 's3', accountId: account.awsAccountId, ...given })
  async function resource(name: string): Promise<ResourceDetail> {
    const { rows } = await listResources(ctx, { q: name })
    const row = rows.find((entry) => entry.name === name)
    return getResource(ctx, { id: row?.id ?? 'none' })
  }
  const statuses = ({ verdicts }: Pick<ResourceDetail, 'verdicts'>) =>
    Object.fromEntries(verdicts.map(({ safeguard, status }) => [safeguard.replace('s3-bucket-', ''), status]))

  it('judges each bucket once, where it is, and ties it to what uses it', async () => {
    await bucket(data, {
      policy: policy(data, [`arn:aws:s3:::${data}`, `arn:aws:s3:::${data}/*`]),
      keyId: 'alias/own',
    })
    await bucket(models, { region: 'eu-west-1' })
    await seed({ tuning: data, training: models })
    const summary = await read()
    expect(summary).toMatchObject({ buckets: 2, found: 2, closed: 0, gaps: [] })
    // The account's block once; per bucket its location and four answers.
    expect(summary.calls).toBe(1 + 2 * 5)

    const right = await resource(data)
    expect(right).toMatchObject({ type: 's3-bucket', status: 'protected', region, creationTime: null })
    expect(statuses(right)).toEqual({
      'encryption-at-rest': 'protected',
      'encryption-in-transit': 'protected',
      'not-public': 'protected',
    })
    const [, inTransit] = right.verdicts
    expect(inTransit?.reasons[0]).toMatchObject({ answer: 'GetBucketPolicy', path: 'Policy.Statement[1]' })
    expect(right.answers.find(({ action }) => action === 'GetBucketPolicy')).toMatchObject({
      kind: 'described',
      described: { Policy: { Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] } },
    })
    expect(right.usedBy).toMatchObject({ total: 1, rows: [{ name: 'hpo', accesses: ['read', 'write'] }] })

    const bare = await resource(models)
    expect(bare).toMatchObject({ status: 'failing', region: 'eu-west-1' })
    expect(bare.failing).toEqual(['s3-bucket-encryption-in-transit'])
    expect(bare.answers.find(({ action }) => action === 'GetBucketPolicy')).toEqual({
      action: 'GetBucketPolicy',
      kind: 'none',
    })

    const job = await resource('hpo')
    expect(job.buckets).toMatchObject([
      {
        name: data,
        bucket: { id: right.id, status: 'protected' },
        uses: [
          { access: 'read', prefix: `s3://${data}/train/` },
          { access: 'write', prefix: `s3://${data}/models/` },
        ],
      },
    ])
    // What is elsewhere than the account's regions counts all the same.
    expect((await getCustomerHome(ctx)).counts.total).toBe((await listResources(ctx, {})).total)

    const again = await read()
    expect(again).toMatchObject({ buckets: 2, found: 0, changed: 0, closed: 0 })
  })

  it('says what has changed, and closes what nothing uses any more', async () => {
    await bucket(data)
    await bucket(models)
    await seed({ tuning: data, training: models })
    await read()
    await world.sandbox.s3(account.awsAccountId, region, {
      path: `/${data}?policy`,
      body: policy(data, ['*']),
    })
    expect(await read()).toMatchObject({ found: 0, changed: 1 })
    expect((await resource(data)).timeline.map(({ what }) => what)).toContain(
      'Buckets refuse plain HTTP: protected',
    )

    const { id } = await resource(models)
    await world.owner.query(
      `update resource set closed_at = now() where name = 'train' and customer_id = $1`,
      [ctx.customerId],
    )
    expect(await readBuckets(ctx, { accountId: account.id })).toMatchObject({ buckets: 1, closed: 1 })
    expect((await listResources(ctx, { type: 's3-bucket' })).rows.map(({ name }) => name)).toEqual([data])
    expect((await getResource(ctx, { id })).closedAt).not.toBeNull()
  })

  it('cannot assess another account’s bucket, and does not lend it the own account’s block', async () => {
    const other = nextAwsAccountId()
    await makeBucket(world.sandbox, other, { name: data, region })
    await bucket(models)
    await world.sandbox.s3(account.awsAccountId, region, {
      path: '/v20180820/configuration/publicAccessBlock',
      body: `<PublicAccessBlockConfiguration>${['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'].map((name) => `<${name}>true</${name}>`).join('')}</PublicAccessBlockConfiguration>`,
    })
    await world.sandbox.s3(account.awsAccountId, region, {
      method: 'DELETE',
      path: `/${models}?publicAccessBlock`,
    })
    await seed({ tuning: data, training: models })
    const { gaps } = await read()
    expect(gaps).toContainEqual(
      expect.objectContaining({ service: 's3', action: 'GetBucketPolicy', error: 'AccessDenied', count: 1 }),
    )
    const foreign = await resource(data)
    expect(foreign).toMatchObject({ status: 'unknown', region: '' })
    expect(Object.values(statuses(foreign))).toEqual(['unknown', 'unknown', 'unknown'])
    expect(foreign.verdicts[0]?.reasons[0]?.message).toContain('belongs to another AWS account')
    expect(statuses(await resource(models))).toMatchObject({ 'not-public': 'protected' })
    // The account's page and the first page say what was not read.
    const [region1] = (await getCustomerHome(ctx)).accounts[0]?.regions ?? []
    expect(region1?.gaps.map(({ action }) => action)).toContain('s3:GetBucketPolicy')
    expect(region1?.outcome).toBe('partial')
  })

  it.each([
    ['access_denied', 'AccessDenied'],
    ['error_500', 'InternalError'],
    ['html', null],
  ])('makes what answers %s unknown, never right and never wrong', async (kind, error) => {
    await bucket(data, { policy: policy(data, [`arn:aws:s3:::${data}`, `arn:aws:s3:::${data}/*`]) })
    await seed({ tuning: data, training: data })
    await read()
    expect((await resource(data)).status).toBe('protected')
    await fault({ action: 'GetBucketPolicy', kind })
    await fault({ action: 'GetBucketEncryption', kind })
    const { gaps } = await read()
    if (error !== null)
      expect(gaps.map(({ action, error: given }) => [action, given])).toEqual([
        ['GetEncryptionConfiguration', error],
        ['GetBucketPolicy', error],
      ])
    expect(statuses(await resource(data))).toEqual({
      'encryption-at-rest': 'unknown',
      'encryption-in-transit': 'unknown',
      'not-public': 'protected',
    })
  })

  it('does not take a web page for a bucket’s place', async () => {
    await bucket(data, { region: 'eu-west-1' })
    await seed({ tuning: data, training: data })
    await fault({ action: 'GetBucketLocation', kind: 'html' })
    await read()
    // S3 itself says where the bucket is when it is asked elsewhere.
    const { gaps } = await readBuckets(ctx, { accountId: account.id })
    expect(gaps).toMatchObject([{ action: 'GetBucketLocation', error: 'UnreadableAnswer', count: 1 }])
    expect(await resource(data)).toMatchObject({ region: '', status: 'failing' })
  })

  it('says that a bucket is gone, once', async () => {
    await bucket(data)
    await seed({ tuning: data, training: models })
    expect(await read()).toMatchObject({ buckets: 2, found: 2, closed: 1, gaps: [] })
    const { buckets } = await resource('train')
    expect(buckets).toMatchObject([{ name: models, bucket: { isGone: true, status: 'unknown' } }])
    expect(await read()).toMatchObject({ found: 0, changed: 0, closed: 0 })
    await bucket(models)
    expect(await read()).toMatchObject({ found: 0, changed: 1 })
    expect((await resource(models)).status).toBe('failing')
  })

  it('knows nothing new where the role does not let us in', async () => {
    await bucket(data)
    await seed({ tuning: data, training: data })
    await read()
    await world.sandbox.query(account.awsAccountId, 'iam', 'UpdateAssumeRolePolicy', {
      RoleName: 'cleardata-safeguards-read',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
      }),
    })
    const { forgetCredentials } = await import('#lib/aws/session.ts')
    forgetCredentials()
    expect(await readBuckets(ctx, { accountId: account.id })).toMatchObject({
      closed: 0,
      gaps: [{ service: 'sts', action: 'AssumeRole', error: 'AccessDenied' }],
    })
    expect((await resource(data)).closedAt).toBeNull()
  })

  it('tries the actions on buckets once one is known, and not before', async () => {
    const tried = async () =>
      (await proveAccount(ctx, { id: account.id })).roles
        .find(({ purpose }) => purpose === 'read')
        ?.actions.filter(({ action }) => action.startsWith('s3:'))
        .map(({ action, answer }) => `${action} ${answer}`)
        .sort()
    expect(await tried()).toContain('s3:GetBucketPolicy untried')
    expect(await tried()).toContain('s3:GetAccountPublicAccessBlock allowed')
    await bucket(data)
    await seed({ tuning: data, training: data })
    await read()
    expect((await tried())?.filter((line) => !line.endsWith('allowed'))).toEqual([])
  })
})
