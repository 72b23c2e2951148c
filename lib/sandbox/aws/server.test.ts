import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sm from '@aws-sdk/client-sagemaker'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
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
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aws-sandbox-'))
  world = await openWorld({ statePath: join(folder, 'state.json') })
  client = world.sagemaker(administrator(ACCOUNT))
})
afterEach(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

const list = () => client.send(new sm.ListTrainingJobsCommand({}))
const listTuning = () => client.send(new sm.ListHyperParameterTuningJobsCommand({}))

test.each([
  ['throttle', 'ThrottlingException'],
  ['access_denied', 'AccessDeniedException'],
  ['error_500', 'InternalFailure'],
  ['expired_token', 'ExpiredTokenException'],
  ['region_off', 'UnrecognizedClientException'],
])('the fault %s is %s, as often as asked', async (kind, name) => {
  await world.ask('POST', 'faults', { service: 'sagemaker', action: 'ListTrainingJobs', kind, times: 1 })
  await expect(list()).rejects.toMatchObject({ name })
  await list()
})

test.each(['drop', 'html'])('the fault %s is no AWS answer', async (kind) => {
  const { answer } = await world.ask('POST', 'faults', { kind, accountId: ACCOUNT })
  await expect(list()).rejects.toThrow()
  await world.ask('DELETE', `faults/${String(answer['id'])}`)
  await list()
})

test('the fault page_half breaks a listing from its second page on', async () => {
  for (const name of ['a', 'b', 'c'])
    await client.send(new sm.CreateHyperParameterTuningJobCommand(tuningRequest(name)))
  await world.ask('POST', 'faults', { kind: 'page_half', region: 'us-east-1' })
  const first = await client.send(new sm.ListHyperParameterTuningJobsCommand({ MaxResults: 2 }))
  const next = new sm.ListHyperParameterTuningJobsCommand({ MaxResults: 2, NextToken: first.NextToken })
  await expect(client.send(next)).rejects.toMatchObject({ name: 'InternalFailure' })
})

test('the fault region_off is STS’s own refusal there', async () => {
  await world.ask('POST', 'faults', { kind: 'region_off', region: 'us-east-1' })
  const whoAmI = world.sts(administrator(ACCOUNT)).send(new GetCallerIdentityCommand({}))
  await expect(whoAmI).rejects.toMatchObject({ name: 'RegionDisabledException' })
})

test('the fault empty_pages takes the entries away, and always names a further page', async () => {
  await client.send(new sm.CreateHyperParameterTuningJobCommand(tuningRequest('a')))
  await world.ask('POST', 'faults', { kind: 'empty_pages' })
  const [first, second] = [await listTuning(), await listTuning()]
  expect(first.HyperParameterTuningJobSummaries).toEqual([])
  expect(first.NextToken).toEqual(expect.any(String))
  expect(second.NextToken).not.toBe(first.NextToken)
})

test('the control address refuses nonsense, foreign hosts and web pages', async () => {
  expect((await world.ask('POST', 'faults', { kind: 'flood' })).status).toBe(400)
  expect((await world.ask('POST', 'settings', { colour: 1 })).status).toBe(400)
  expect((await world.ask('GET', 'nothing')).status).toBe(404)
  const page = await fetch(`${world.control}/health`, { headers: { origin: 'http://evil.example' } })
  expect(page.status).toBe(403)
})

test('an unsigned request is told so', async () => {
  const response = await fetch(world.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': 'SageMaker.ListTrainingJobs' },
  })
  expect(await response.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' })
})

test('history can be seeded', async () => {
  const { answer } = await world.ask('POST', 'seed', {
    accountId: ACCOUNT,
    region: 'us-east-1',
    tuningJobs: [
      {
        request: tuningRequest('old'),
        creationTime: '2025-12-01T00:00:00Z',
        status: 'Stopped',
        endTime: '2025-12-01T01:00:00Z',
      },
      { request: tuningRequest('running'), creationTime: '2026-03-01T07:00:00Z', status: 'InProgress' },
    ],
    trainingJobs: [
      {
        request: { TrainingJobName: 'old-001' },
        creationTime: Date.parse('2025-12-01T00:00:00Z'),
        status: 'Failed',
        tuningJobName: 'old',
      },
    ],
  })
  expect(answer).toEqual({ tuningJobs: 2, trainingJobs: 1 })
  const { HyperParameterTuningJobSummaries: jobs = [] } = await client.send(
    new sm.ListHyperParameterTuningJobsCommand({ CreationTimeBefore: new Date('2026-01-01') }),
  )
  expect(jobs).toMatchObject([
    {
      HyperParameterTuningJobStatus: 'Stopped',
      HyperParameterTuningEndTime: new Date('2025-12-01T01:00:00Z'),
    },
  ])
  expect(jobs[0]?.TrainingJobStatusCounters?.NonRetryableError).toBe(1)
})

test('any kind can be seeded, with who made it', async () => {
  const place = { accountId: ACCOUNT, region: 'us-east-1' }
  const { answer } = await world.ask('POST', 'seed', {
    ...place,
    resources: {
      'notebook-instance': [
        { request: { NotebookInstanceName: 'lab' }, creationTime: '2025-12-01T00:00:00Z', status: 'Stopped' },
      ],
      'processing-job': [
        {
          request: { ProcessingJobName: 'clean' },
          creationTime: '2026-02-01T00:00:00Z',
          createdBy: 'ann',
        },
      ],
      domain: [{ request: { DomainName: 'studio' }, creationTime: '2025-12-01T00:00:00Z' }],
    },
  })
  expect(answer).toMatchObject({ 'notebook-instance': 1, 'processing-job': 1, domain: 1 })
  const notebooks = await client.send(new sm.ListNotebookInstancesCommand({}))
  expect(notebooks.NotebookInstances).toMatchObject([{ NotebookInstanceStatus: 'Stopped' }])
  const domains = await client.send(new sm.ListDomainsCommand({}))
  expect(domains.Domains).toMatchObject([{ DomainName: 'studio', Status: 'InService' }])
  const jobs = await client.send(new sm.ListProcessingJobsCommand({}))
  expect(jobs.ProcessingJobSummaries).toMatchObject([{ ProcessingJobStatus: 'Completed' }])
  const target = 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents'
  expect((await world.wire('cloudtrail', target, {})).answer['Events']).toMatchObject([
    { EventName: 'CreateProcessingJob', Username: 'ann' },
  ])
  const unknown = await world.ask('POST', 'seed', { ...place, resources: { pipeline: [] } })
  expect(unknown.status).toBe(400)
})

test('twenty thousand jobs are made at once, listed in pages, searched and counted', async () => {
  const { HyperParameterTuningJobName, ...request } = tuningRequest('x')
  const { answer } = await world.ask('POST', 'bulk', {
    ...{ accountId: ACCOUNT, region: 'us-east-1', kind: 'tuning-job', count: 20_000, request },
    creationTime: '2026-01-01T00:00:00Z',
    variants: [
      { times: 9, status: 'Completed' },
      {
        status: 'InProgress',
        request: { TrainingJobDefinition: { EnableInterContainerTrafficEncryption: true } },
      },
    ],
  })
  expect(answer).toEqual({ made: 20_000, first: 'bulk-000000', last: 'bulk-019999' })
  const names = new Set<string>()
  let pages = 0
  for await (const part of sm.paginateListHyperParameterTuningJobs({ client, pageSize: 100 }, {})) {
    pages += 1
    for (const job of part.HyperParameterTuningJobSummaries ?? [])
      names.add(job.HyperParameterTuningJobName ?? '')
  }
  expect([names.size, pages]).toEqual([20_000, 200])
  const running = new sm.ListHyperParameterTuningJobsCommand({ StatusEquals: 'InProgress', MaxResults: 100 })
  expect((await client.send(running)).HyperParameterTuningJobSummaries).toHaveLength(100)
  const flag = 'TrainingJobDefinition.EnableInterContainerTrafficEncryption'
  const found = await client.send(
    new sm.SearchCommand({
      Resource: 'HyperParameterTuningJob',
      SearchExpression: { Filters: [{ Name: flag, Operator: 'Equals', Value: 'true' }] },
      MaxResults: 100,
    }),
  )
  expect(found.TotalHits?.Value).toBe(2_000)
  expect(found.Results?.[0]?.HyperParameterTuningJob).toMatchObject({
    HyperParameterTuningJobStatus: 'InProgress',
    TrainingJobDefinition: { ResourceConfig: { InstanceCount: 2 } },
  })
  expect((await world.ask('GET', 'counters')).answer['counters']).toEqual({
    'sagemaker:ListHyperParameterTuningJobs': { calls: 201, errors: 0, throttled: 0 },
    'sagemaker:Search': { calls: 1, errors: 0, throttled: 0 },
  })
})

test('a restart goes on where the clock is, with sessions and settings', async () => {
  await world.ask('POST', 'settings', { stoppingMs: 60_000 })
  await client.send(new sm.CreateHyperParameterTuningJobCommand(tuningRequest('risk')))
  const job = { HyperParameterTuningJobName: 'risk' }
  await client.send(new sm.StopHyperParameterTuningJobCommand(job))
  await world.close()
  world = await openWorld({ statePath: join(folder, 'state.json'), at: Date.parse('2026-03-01T08:01:00Z') })
  client = world.sagemaker(administrator(ACCOUNT))
  const described = await client.send(new sm.DescribeHyperParameterTuningJobCommand(job))
  expect(described.HyperParameterTuningJobStatus).toBe('Stopped')
  expect((await world.ask('GET', 'settings')).answer['stoppingMs']).toBe(60_000)
})

test('the process says when it is ready, saves on SIGTERM, and tells a taken port', async () => {
  const main = join(import.meta.dirname, '../main.ts')
  const start = (port: string) => {
    const child = spawn(process.execPath, [main, '--port', port, '--state', join(folder, 'own.json')])
    return {
      child,
      ended: once(child, 'exit'),
      said: once(child.stdout, 'data'),
      complained: once(child.stderr, 'data'),
    }
  }
  const first = start('0')
  const [line] = (await first.said) as [Buffer]
  const ready = JSON.parse(line.toString()) as { ready: boolean; endpoint: string; control: string }
  expect(ready).toEqual({
    ...{ ready: true, endpoint: ready.endpoint, control: `${ready.endpoint}/_control` },
    smtpUrl: expect.stringMatching(/^smtp:\/\/127\.0\.0\.1:\d+$/) as string,
    inbox: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
  })
  const second = start(new URL(ready.endpoint).port)
  const [complaint] = (await second.complained) as [Buffer]
  expect(complaint.toString()).toMatch(/^sandbox: port \d+ on 127\.0\.0\.1 is taken\n$/)
  expect(await second.ended).toEqual([1, null])
  first.child.kill('SIGTERM')
  expect(await first.ended).toEqual([0, null])
}, 900_000)

test('every answered call is told', async () => {
  await world.sts(administrator(ACCOUNT)).send(new GetCallerIdentityCommand({}))
  const { answer } = await world.ask('GET', 'calls?since=0')
  expect(answer['calls']).toEqual([
    {
      seq: 1,
      arrivedAt: '2026-03-01T08:00:00.000Z',
      at: '2026-03-01T08:00:00.000Z',
      service: 'sts',
      action: 'GetCallerIdentity',
      accountId: ACCOUNT,
      region: 'us-east-1',
      principalArn: `arn:aws:iam::${ACCOUNT}:root`,
      sourceIdentity: null,
      resource: '*',
      status: 200,
      errorCode: null,
    },
  ])
})
