import * as iam from '@aws-sdk/client-iam'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ACCOUNT, administrator, openWorld, type TestWorld } from '#lib/sandbox/aws/test-world.ts'

let world: TestWorld
let client: iam.IAMClient

beforeEach(async () => {
  world = await openWorld()
  client = world.iam(administrator(ACCOUNT))
})
afterEach(() => world.close())

test('last access is what was set, after the report is ready', async () => {
  const { User } = await client.send(new iam.CreateUserCommand({ UserName: 'ann' }))
  const Arn = User?.Arn ?? ''
  await world.ask('POST', 'settings', { reportMs: 1_000 })
  const { answer } = await world.ask('POST', 'last-accessed', {
    accountId: ACCOUNT,
    arn: Arn,
    services: [
      {
        namespace: 'sagemaker',
        at: '2026-02-01T00:00:00Z',
        actions: [{ name: 'CreateTrainingJob', at: '2026-02-01T00:00:00Z' }],
      },
      { namespace: 's3' },
    ],
  })
  expect(answer).toEqual({ services: 2 })
  const { JobId } = await client.send(
    new iam.GenerateServiceLastAccessedDetailsCommand({ Arn, Granularity: 'ACTION_LEVEL' }),
  )
  const get = () => client.send(new iam.GetServiceLastAccessedDetailsCommand({ JobId }))
  expect((await get()).JobStatus).toBe('IN_PROGRESS')
  world.advance(1_000)
  const report = await get()
  expect(report).toMatchObject({
    JobStatus: 'COMPLETED',
    IsTruncated: false,
    ServicesLastAccessed: [
      {
        ServiceName: 'Amazon SageMaker',
        ServiceNamespace: 'sagemaker',
        LastAuthenticated: new Date('2026-02-01T00:00:00Z'),
        LastAuthenticatedEntity: Arn,
        TotalAuthenticatedEntities: 1,
        TrackedActionsLastAccessed: [{ ActionName: 'CreateTrainingJob' }],
      },
      { ServiceName: 'Amazon S3', TotalAuthenticatedEntities: 0 },
    ],
  })
  expect(report.ServicesLastAccessed?.[1]?.LastAuthenticated).toBeUndefined()
  const unknown = new iam.GenerateServiceLastAccessedDetailsCommand({ Arn: `${Arn}x` })
  await expect(client.send(unknown)).rejects.toMatchObject({ name: 'NoSuchEntityException' })
})

test('the credential report tells who has a password, keys and MFA', async () => {
  await client.send(new iam.CreateUserCommand({ UserName: 'ann' }))
  await client.send(new iam.CreateLoginProfileCommand({ UserName: 'ann', Password: 'secret' }))
  await client.send(new iam.CreateAccessKeyCommand({ UserName: 'ann' }))
  await expect(client.send(new iam.GetCredentialReportCommand({}))).rejects.toThrow('No report exists')
  expect((await client.send(new iam.GenerateCredentialReportCommand({}))).State).toBe('STARTED')
  const report = await client.send(new iam.GetCredentialReportCommand({}))
  const [head = '', ann = ''] = Buffer.from(report.Content ?? [])
    .toString('utf8')
    .split('\n')
  const columns = head.split(',')
  const cells = Object.fromEntries(
    ann.split(',').map((cell, index): [string, string] => [columns[index] ?? '', cell]),
  )
  expect(cells).toMatchObject({
    ...{ user: 'ann', arn: `arn:aws:iam::${ACCOUNT}:user/ann`, password_enabled: 'true' },
    ...{ mfa_active: 'false', access_key_1_active: 'true', access_key_2_active: 'false' },
  })
  expect(report.ReportFormat).toBe('text/csv')
})
