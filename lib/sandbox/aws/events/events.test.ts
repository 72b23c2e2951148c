import * as iam from '@aws-sdk/client-iam'
import * as sm from '@aws-sdk/client-sagemaker'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReceiver, type Receiver } from '#lib/sandbox/aws/events/test-receiver.ts'
import { at } from '#lib/sandbox/aws/json.ts'
import {
  ACCOUNT,
  administrator,
  openWorld,
  tuningRequest,
  type TestWorld,
} from '#lib/sandbox/aws/test-world.ts'

let world: TestWorld
let receiver: Receiver
let client: sm.SageMakerClient

beforeEach(async () => {
  world = await openWorld()
  receiver = await openReceiver()
  client = world.sagemaker(administrator(ACCOUNT))
})
afterEach(async () => {
  await world.close()
  await receiver.close()
})

const ask = (operation: string, input: object) => world.wire('events', `AWSEvents.${operation}`, input)
const STATE_CHANGE = 'SageMaker HyperParameter Tuning Job State Change'
const TRAIL = 'AWS API Call via CloudTrail'

/** A rule that calls the receiver, with a role that may. */
async function watch(pattern: object, endpoint = `${receiver.url}/hook`): Promise<string> {
  const admin = world.iam(administrator(ACCOUNT))
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const { Role } = await admin.send(
    new iam.CreateRoleCommand({ RoleName: 'invoker', AssumeRolePolicyDocument }),
  )
  await allow('events:InvokeApiDestination')
  const connection = await ask('CreateConnection', {
    Name: 'key',
    AuthorizationType: 'API_KEY',
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-portal-key', ApiKeyValue: 's3cret' } },
  })
  const destination = await ask('CreateApiDestination', {
    Name: 'portal',
    ConnectionArn: connection.answer['ConnectionArn'],
    InvocationEndpoint: endpoint,
    HttpMethod: 'POST',
  })
  await ask('PutRule', { Name: 'watch', EventPattern: JSON.stringify(pattern) })
  const Arn = String(destination.answer['ApiDestinationArn'])
  const Targets = [{ Id: 'portal', Arn, RoleArn: Role?.Arn }]
  expect((await ask('PutTargets', { Rule: 'watch', Targets })).answer['FailedEntryCount']).toBe(0)
  return Arn
}

async function allow(Action: string): Promise<void> {
  const Statement = [{ Effect: 'Allow', Action, Resource: '*' }]
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  const put = { RoleName: 'invoker', PolicyName: 'invoke', PolicyDocument }
  await world.iam(administrator(ACCOUNT)).send(new iam.PutRolePolicyCommand(put))
}

const create = (name: string, definition?: object) =>
  client.send(new sm.CreateHyperParameterTuningJobCommand(tuningRequest(name, definition)))

/** What became of every delivery, once none is under way. */
async function outcomes(): Promise<unknown[]> {
  for (;;) {
    const { answer } = await world.ask('GET', 'deliveries')
    const deliveries = answer['deliveries'] as Record<string, unknown>[]
    if (answer['pending'] === 0 && deliveries.length > 0) return deliveries.map((each) => each['outcome'])
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('a rule calls the portal when a tuning job starts and when its status changes', async () => {
  await watch({ source: ['aws.sagemaker'], 'detail-type': [STATE_CHANGE] })
  const definition = { EnableInterContainerTrafficEncryption: false }
  await create('risk', definition)
  const [first] = await receiver.until(1)
  expect(first).toMatchObject({ path: '/hook', headers: { 'x-portal-key': 's3cret' } })
  const arn = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:hyper-parameter-tuning-job/risk`
  expect(first?.event).toMatchObject({
    version: '0',
    'detail-type': STATE_CHANGE,
    source: 'aws.sagemaker',
    account: ACCOUNT,
    time: '2026-03-01T08:00:00Z',
    region: 'us-east-1',
    resources: [arn],
    detail: {
      HyperParameterTuningJobName: 'risk',
      HyperParameterTuningJobArn: arn,
      HyperParameterTuningJobStatus: 'InProgress',
      CreationTime: Date.parse('2026-03-01T08:00:00Z'),
      HyperParameterTuningEndTime: null,
      TrainingJobDefinitions: null,
      TrainingJobDefinition: { ResourceConfig: { InstanceCount: 2 }, VpcConfig: null },
      Tags: {},
    },
  })
  expect(JSON.stringify(first?.event)).not.toContain('EnableInterContainerTrafficEncryption')
  await client.send(new sm.StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: 'risk' }))
  world.advance(5_000)
  const all = await receiver.until(3)
  expect(all.map(({ event }) => at(event, 'detail.HyperParameterTuningJobStatus'))).toEqual([
    'InProgress',
    'Stopping',
    'Stopped',
  ])
})

test("events can be spelled as AWS's page has it", async () => {
  await world.ask('POST', 'settings', { eventSpelling: 'documented' })
  await watch({ 'detail-type': [STATE_CHANGE] })
  await create('risk')
  const [first] = await receiver.until(1)
  const detail = first?.event['detail']
  expect(detail).toMatchObject({
    HyperParameterTuningJobArn: `arn:aws:sagemaker:us-east-1:${ACCOUNT}:tuningJob/risk`,
    CreationTime: String(Date.parse('2026-03-01T08:00:00Z')),
  })
  expect(detail).not.toHaveProperty('TrainingJobDefinitions')
  expect(detail).not.toHaveProperty('HyperParameterTuningEndTime')
})

test('the trail tells who created a job, in lower camel case', async () => {
  await watch({
    'detail-type': [TRAIL],
    detail: { eventSource: ['sagemaker.amazonaws.com'], eventName: [{ prefix: 'CreateHyper' }] },
  })
  await create('risk', { EnableInterContainerTrafficEncryption: false, StaticHyperParameters: { Eta: '1' } })
  const [first] = await receiver.until(1)
  expect(first?.event).toMatchObject({
    source: 'aws.sagemaker',
    detail: {
      userIdentity: { type: 'Root', accountId: ACCOUNT },
      eventName: 'CreateHyperParameterTuningJob',
      requestParameters: {
        hyperParameterTuningJobName: 'risk',
        trainingJobDefinition: {
          enableInterContainerTrafficEncryption: false,
          staticHyperParameters: { Eta: '1' },
          outputDataConfig: { s3OutputPath: 's3://bucket/out' },
        },
      },
      responseElements: { hyperParameterTuningJobArn: expect.stringContaining('risk') as string },
      readOnly: false,
    },
  })
})

test('a busy portal is called again, a refusing one is not', async () => {
  await world.ask('POST', 'settings', { eventBackoffMs: 1 })
  await watch({ 'detail-type': [STATE_CHANGE] })
  receiver.statuses.push(503, 429, 401)
  await create('risk')
  const all = await receiver.until(4)
  expect(new Set(all.map(({ event }) => event['id'])).size).toBe(1)
  expect(await outcomes()).toEqual(['delivered'])
  receiver.statuses.push(400)
  await create('other')
  await receiver.until(5)
  expect(await outcomes()).toEqual(['delivered', 'failed'])
})

test('retries end after their time', async () => {
  await world.ask('POST', 'settings', { eventBackoffMs: 20, eventRetryMs: 50 })
  await watch({ 'detail-type': [STATE_CHANGE] })
  receiver.statuses.push(...Array.from({ length: 20 }, () => 500))
  await create('risk')
  expect(await outcomes()).toEqual(['failed'])
})

test('events can be lost, doubled, turned round and switched off', async () => {
  await watch({ 'detail-type': ['Test'] })
  const publish = (detail: object) =>
    world.ask('POST', 'events', { accountId: ACCOUNT, region: 'us-east-1', detailType: 'Test', detail })
  await world.ask('POST', 'settings', { eventsOn: false })
  await publish({ n: 0 })
  expect(await outcomes()).toEqual(['off'])
  await world.ask('POST', 'settings', { eventsOn: true, eventDropShare: 1 })
  await publish({ n: 1 })
  expect(await outcomes()).toEqual(['off', 'lost'])
  await world.ask('POST', 'settings', { eventDropShare: 0, eventCopies: 2 })
  await publish({ n: 2 })
  expect((await receiver.until(2)).map(({ event }) => at(event, 'detail.n'))).toEqual([2, 2])
  await world.ask('POST', 'settings', { eventCopies: 1, eventReorderMs: 30, eventDelayMs: 1 })
  await publish({ n: 3 })
  await publish({ n: 4 })
  const numbers = (await receiver.until(4)).map(({ event }) => at(event, 'detail.n'))
  expect(numbers.slice(2)).toEqual([4, 3])
})

test('nothing is sent off loopback, or without a role that may', async () => {
  await watch({ 'detail-type': [STATE_CHANGE] }, 'https://portal.example/hook')
  await create('risk')
  expect(await outcomes()).toEqual(['refused'])
  await ask('UpdateApiDestination', { Name: 'portal', InvocationEndpoint: receiver.url })
  await allow('events:PutEvents')
  await create('other')
  expect(await outcomes()).toEqual(['refused', 'refused'])
  await allow('events:InvokeApiDestination')
  await create('third')
  await receiver.until(1)
})

test('a portal that is away does not slow or break the API', async () => {
  await watch({ 'detail-type': [STATE_CHANGE] }, 'http://127.0.0.1:9/hook')
  await world.ask('POST', 'settings', { eventRetryMs: 0 })
  await create('risk')
  expect(await outcomes()).toEqual(['failed'])
})

test('history that was seeded is no news; what happens to it later is', async () => {
  await watch({ 'detail-type': [STATE_CHANGE] })
  await world.ask('POST', 'seed', {
    accountId: ACCOUNT,
    region: 'us-east-1',
    tuningJobs: [
      {
        request: tuningRequest('old'),
        creationTime: '2026-03-01T07:00:00Z',
        status: 'InProgress',
        endTime: '2026-03-01T08:01:00Z',
      },
    ],
  })
  world.advance(61_000)
  const [first] = await receiver.until(1)
  expect(at(first?.event, 'detail.HyperParameterTuningJobStatus')).toBe('Completed')
})

test('rules, connections and destinations come back as they went in, without secrets', async () => {
  const Arn = await watch({ source: ['aws.sagemaker'] })
  expect((await ask('DescribeRule', { Name: 'watch' })).answer).toMatchObject({
    Name: 'watch',
    Arn: `arn:aws:events:us-east-1:${ACCOUNT}:rule/watch`,
    EventPattern: '{"source":["aws.sagemaker"]}',
    State: 'ENABLED',
    EventBusName: 'default',
  })
  const connection = (await ask('DescribeConnection', { Name: 'key' })).answer
  expect(connection).toMatchObject({ ConnectionState: 'AUTHORIZED', AuthorizationType: 'API_KEY' })
  expect(connection['AuthParameters']).toEqual({ ApiKeyAuthParameters: { ApiKeyName: 'x-portal-key' } })
  const destination = (await ask('DescribeApiDestination', { Name: 'portal' })).answer
  expect(destination).toMatchObject({ ApiDestinationArn: Arn, ApiDestinationState: 'ACTIVE' })
  expect((await ask('ListTargetsByRule', { Rule: 'watch' })).answer['Targets']).toMatchObject([{ Arn }])
  await ask('DisableRule', { Name: 'watch' })
  expect((await ask('ListRules', {})).answer['Rules']).toMatchObject([{ State: 'DISABLED' }])
  expect((await ask('DeleteRule', { Name: 'watch' })).answer['__type']).toBe('ValidationException')
  await ask('RemoveTargets', { Rule: 'watch', Ids: ['portal'] })
  expect((await ask('DeleteRule', { Name: 'watch' })).status).toBe(200)
  expect((await ask('DescribeRule', { Name: 'watch' })).answer['__type']).toBe('ResourceNotFoundException')
  await ask('DeleteConnection', { Name: 'key' })
  const orphan = (await ask('DescribeApiDestination', { Name: 'portal' })).answer
  expect(orphan['ApiDestinationState']).toBe('INACTIVE')
  expect((await ask('DeleteApiDestination', { Name: 'portal' })).status).toBe(200)
})

test('a rule with a wrong pattern is refused', async () => {
  const put = (pattern: string) => ask('PutRule', { Name: 'watch', EventPattern: pattern })
  for (const pattern of ['{', '{}', '{"source":"aws.sagemaker"}', '{"source":[{"like":"a"}]}']) {
    expect((await put(pattern)).answer['__type']).toBe('InvalidEventPatternException')
  }
})
