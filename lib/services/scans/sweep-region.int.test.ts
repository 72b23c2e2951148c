import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forgetCredentials } from '#lib/aws/session.ts'
import { connectAccount, makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import type { Ctx } from '#lib/services/context.ts'
import { getCustomerHome } from '#lib/services/customers/get-customer-home.ts'
import { listResources } from '#lib/services/resources/list-resources.ts'
import { sweepRegion } from './sweep-region.ts'
import { takeInventory } from './take-inventory.ts'

const region = 'us-east-1'

describe('a look for running tuning jobs', () => {
  let world: TestWorld
  let ctx: Ctx
  let account: { id: string; awsAccountId: string }
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    await fetch(`${world.sandbox.endpoint}/_control/faults`, { method: 'DELETE' })
    const { id } = await makeCustomer()
    ctx = setupContext(id)
    account = await connectAccount(world, id, { isArmed: true })
  })
  const sweep = () => sweepRegion(ctx, { accountId: account.id, region })
  const launch = (name: string, isEncrypted: boolean) =>
    world.sandbox.sagemaker(
      account.awsAccountId,
      region,
      'CreateHyperParameterTuningJob',
      tuningJobRequest(account.awsAccountId, 'b', { name, instances: 2, isEncrypted }),
    )
  const statusOf = async (name: string) => (await listResources(ctx, { q: name })).rows[0]?.awsStatus
  const fault = (given: Record<string, unknown>) =>
    world.sandbox.control('faults', { service: 'sagemaker', accountId: account.awsAccountId, ...given })

  it('asks AWS once where nothing runs, and once where nothing is new', async () => {
    expect(await sweep()).toMatchObject({ jobs: 0, calls: 1, outcome: 'complete', gaps: [] })
    await launch('right', true)
    expect(await sweep()).toMatchObject({ jobs: 1, found: 1, intended: 0, calls: 2 })
    expect(await sweep()).toMatchObject({ jobs: 1, found: 0, changed: 0, calls: 1 })
  })

  it('intends a stop for a job that fails, and follows it to its end', async () => {
    await launch('wrong', false)
    expect(await sweep()).toMatchObject({ found: 1, intended: 1 })
    await world.sandbox.control('settings', { stoppingMs: 0 })
    await world.sandbox.sagemaker(account.awsAccountId, region, 'StopHyperParameterTuningJob', {
      HyperParameterTuningJobName: 'wrong',
    })
    expect(await sweep()).toMatchObject({ found: 0, changed: 1, vanished: 0 })
    expect(await statusOf('wrong')).toBe('Stopped')
    expect(await sweep()).toMatchObject({ jobs: 0, calls: 1 })
  })

  it('describes again what could not be described', async () => {
    await launch('hidden', false)
    await fault({ action: 'DescribeHyperParameterTuningJob', kind: 'access_denied', times: 1 })
    expect(await sweep()).toMatchObject({ found: 1, intended: 0, outcome: 'partial' })
    expect(await sweep()).toMatchObject({ found: 0, intended: 1, outcome: 'complete' })
  })

  it('is blind when it may not list, and closes nothing', async () => {
    await launch('running', true)
    await sweep()
    await fault({ action: 'ListHyperParameterTuningJobs', kind: 'access_denied' })
    expect(await sweep()).toMatchObject({
      outcome: 'failed',
      vanished: 0,
      gaps: [expect.objectContaining({ action: 'ListHyperParameterTuningJobs' })],
    })
    expect(await statusOf('running')).toBe('InProgress')
  })

  it.each([
    ['STS', {}],
    ['SageMaker alone', { service: 'sagemaker' }],
  ])('records a region that the account has off, as %s says it, and no failure', async (_who, where) => {
    const off = 'af-south-1'
    account = await connectAccount(world, ctx.customerId ?? '', { regions: [region, off], isArmed: true })
    await world.sandbox.control('faults', { region: off, kind: 'region_off', ...where })
    const place = { accountId: account.id, region: off }
    expect(await sweepRegion(ctx, place)).toMatchObject({ outcome: 'not_enabled', gaps: [], intended: 0 })
    expect(await takeInventory(ctx, place)).toMatchObject({ outcome: 'not_enabled', gaps: [], found: 0 })
    const states = (await getCustomerHome(ctx)).accounts.find(({ id }) => id === account.id)?.regions
    expect(states?.find((state) => state.region === off)).toMatchObject({
      ...{ outcome: 'not_enabled', gaps: [], lastCompleteAt: null },
    })
    // It is turned on, and off again: what was found there stays.
    await fetch(`${world.sandbox.endpoint}/_control/faults`, { method: 'DELETE' })
    await world.sandbox.sagemaker(account.awsAccountId, off, 'CreateModel', {
      ...{ ModelName: 'kept', ExecutionRoleArn: `arn:aws:iam::${account.awsAccountId}:role/x` },
    })
    forgetCredentials()
    expect(await takeInventory(ctx, place)).toMatchObject({ outcome: 'complete', found: 2 })
    await world.sandbox.control('faults', { region: off, kind: 'region_off', ...where })
    forgetCredentials()
    expect(await takeInventory(ctx, place)).toMatchObject({ outcome: 'not_enabled', vanished: 0 })
    const { rows } = await listResources(ctx, { region: off })
    expect(rows.map(({ type }) => type).sort()).toEqual(['model', 'sagemaker-region'])
  })

  it('inserts a job once that an inventory finds at the same time', async () => {
    for (const name of ['a', 'b', 'c']) await launch(name, false)
    const both = await Promise.all([sweep(), takeInventory(ctx, { accountId: account.id, region })])
    expect(both.map(({ gaps }) => gaps)).toEqual([[], []])
    const { rows } = await listResources(ctx, { type: 'tuning-job' })
    expect(rows.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c'])
    const { rows: stops } = await world.owner.query(
      'select job_name from termination where customer_id = $1 order by 1',
      [ctx.customerId],
    )
    expect(stops).toEqual([{ job_name: 'a' }, { job_name: 'b' }, { job_name: 'c' }])
  })

  it('shows the age of both readings, each of its own', async () => {
    await sweep()
    const before = (await getCustomerHome(ctx)).accounts[0]?.regions[0]
    expect(before).toMatchObject({ readAt: null, outcome: null, sweptAt: expect.any(String) as unknown })
    await takeInventory(ctx, { accountId: account.id, region })
    const after = (await getCustomerHome(ctx)).accounts[0]?.regions[0]
    expect(after).toMatchObject({ sweptAt: before?.sweptAt, readAt: expect.any(String) as unknown })
  })
})
