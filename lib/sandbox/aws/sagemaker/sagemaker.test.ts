import * as sm from '@aws-sdk/client-sagemaker'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  ACCOUNT,
  administrator,
  openWorld,
  tuningRequest,
  type TestWorld,
} from '#lib/sandbox/aws/test-world.ts'

let world: TestWorld
let client: sm.SageMakerClient

beforeEach(async () => {
  world = await openWorld()
  client = world.sagemaker(administrator(ACCOUNT))
})
afterEach(() => world.close())

const create = (name: string, definition?: object) =>
  client.send(new sm.CreateHyperParameterTuningJobCommand(tuningRequest(name, definition)))
const describeTuning = (name: string) =>
  client.send(new sm.DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }))
const stop = (name: string) =>
  client.send(new sm.StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }))
const children = async (name: string) => {
  const command = new sm.ListTrainingJobsForHyperParameterTuningJobCommand({
    HyperParameterTuningJobName: name,
  })
  return (await client.send(command)).TrainingJobSummaries ?? []
}

test('a described tuning job is what was given, and nothing is invented', async () => {
  const request = tuningRequest('risk')
  const created = await create('risk')
  const arn = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:hyper-parameter-tuning-job/risk`
  expect(created.HyperParameterTuningJobArn).toBe(arn)
  const described = await describeTuning('risk')
  expect(described).toMatchObject({ ...request, HyperParameterTuningJobStatus: 'InProgress' })
  expect(described.TrainingJobDefinition).toEqual(request.TrainingJobDefinition)
  expect(described.CreationTime).toEqual(new Date('2026-03-01T08:00:00Z'))
  expect(described.HyperParameterTuningEndTime).toBeUndefined()
})

test('a name is used once in an account and region', async () => {
  await create('risk')
  await expect(create('RISK')).rejects.toMatchObject({ name: 'ResourceInUse' })
  await expect(create('-bad')).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(describeTuning('nothing')).rejects.toMatchObject({ name: 'ResourceNotFound' })
  const elsewhere = world.sagemaker(administrator(ACCOUNT), 'eu-west-1')
  await elsewhere.send(new sm.CreateHyperParameterTuningJobCommand(tuningRequest('risk')))
})

test('training jobs appear over time, inherit the definition and stop with their tuning job', async () => {
  await create('risk', { EnableInterContainerTrafficEncryption: true })
  expect(await children('risk')).toHaveLength(1)
  world.advance(10_000)
  const [first, second] = await children('risk')
  expect(second).toBeDefined()
  world.advance(60_000)
  expect(await children('risk')).toHaveLength(2)
  const child = await client.send(
    new sm.DescribeTrainingJobCommand({ TrainingJobName: first?.TrainingJobName }),
  )
  expect(child).toMatchObject({
    EnableInterContainerTrafficEncryption: true,
    TuningJobArn: `arn:aws:sagemaker:us-east-1:${ACCOUNT}:hyper-parameter-tuning-job/risk`,
    ResourceConfig: { InstanceCount: 2 },
  })
  await stop('risk')
  expect((await describeTuning('risk')).HyperParameterTuningJobStatus).toBe('Stopping')
  await expect(stop('risk')).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The request was rejected because the hyperparameter tuning job is in status Stopping.',
  })
  world.advance(5_000)
  const stopped = await describeTuning('risk')
  expect(stopped.HyperParameterTuningJobStatus).toBe('Stopped')
  expect(stopped.TrainingJobStatusCounters).toMatchObject({ Stopped: 2, InProgress: 0 })
  expect((await children('risk')).map((job) => job.TrainingJobStatus)).toEqual(['Stopped', 'Stopped'])
})

test('stragglers go on until they are stopped one by one', async () => {
  await world.ask('POST', 'settings', { stragglers: 1, childEveryMs: 0 })
  await create('risk')
  await stop('risk')
  world.advance(5_000)
  const running = (await children('risk')).filter((job) => job.TrainingJobStatus === 'InProgress')
  expect(running).toHaveLength(1)
  await client.send(new sm.StopTrainingJobCommand({ TrainingJobName: running[0]?.TrainingJobName }))
})

test('a job that nobody stops completes with all its training jobs', async () => {
  await create('risk')
  world.advance(3_600_000)
  const described = await describeTuning('risk')
  expect(described.HyperParameterTuningJobStatus).toBe('Completed')
  expect(described.TrainingJobStatusCounters).toMatchObject({ Completed: 4 })
  expect(described.HyperParameterTuningEndTime).toEqual(new Date('2026-03-01T09:00:00Z'))
})

test('lists page by name, filter, and refuse foreign tokens', async () => {
  const names = Array.from({ length: 23 }, (_, index) => `job-${String(index).padStart(2, '0')}`)
  for (const name of [...names].reverse()) await create(name)
  for (const shortPages of [false, true]) {
    await world.ask('POST', 'settings', { shortPages })
    const found: string[] = []
    for await (const part of sm.paginateListHyperParameterTuningJobs({ client }, {})) {
      found.push(
        ...(part.HyperParameterTuningJobSummaries ?? []).map((job) => job.HyperParameterTuningJobName ?? ''),
      )
    }
    expect(found).toEqual(names)
  }
  await world.ask('POST', 'settings', { shortPages: false })
  const list = (input: sm.ListHyperParameterTuningJobsCommandInput) =>
    client.send(new sm.ListHyperParameterTuningJobsCommand(input))
  const first = await list({})
  expect(first.HyperParameterTuningJobSummaries).toHaveLength(10)
  expect(first.HyperParameterTuningJobSummaries?.[0]).not.toHaveProperty('TrainingJobDefinition')
  await expect(list({ NextToken: first.NextToken, StatusEquals: 'Stopped' })).rejects.toMatchObject({
    name: 'ValidationException',
  })
  await expect(list({ MaxResults: 101 })).rejects.toMatchObject({ name: 'ValidationException' })
  await stop('job-07')
  world.advance(5_000)
  const stopped = await list({ StatusEquals: 'Stopped' })
  expect(stopped.HyperParameterTuningJobSummaries?.map((job) => job.HyperParameterTuningJobName)).toEqual([
    'job-07',
  ])
  const modified = await list({ LastModifiedTimeAfter: new Date('2026-03-01T08:00:01Z') })
  expect(modified.HyperParameterTuningJobSummaries).toHaveLength(1)
})

test('search gives full definitions', async () => {
  await create('risk', { EnableInterContainerTrafficEncryption: false })
  await create('safe', { EnableInterContainerTrafficEncryption: true })
  const found = await client.send(
    new sm.SearchCommand({
      Resource: 'HyperParameterTuningJob',
      SearchExpression: {
        Filters: [{ Name: 'HyperParameterTuningJobStatus', Operator: 'Equals', Value: 'InProgress' }],
      },
    }),
  )
  const flags = found.Results?.map(
    (result) => result.HyperParameterTuningJob?.TrainingJobDefinition?.EnableInterContainerTrafficEncryption,
  )
  expect(flags).toEqual([false, true])
})

test('an operation it does not know is refused in SageMaker terms', async () => {
  await expect(client.send(new sm.ListPipelinesCommand({}))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  })
})
