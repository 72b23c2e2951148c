import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { attestedConfiguration } from '#lib/domain/exclusions/configuration.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import type { Ctx } from '#lib/services/context.ts'
import { setAccountMode } from '#lib/services/accounts/set-account-mode.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { carryOutStop } from './carry-out-stop.ts'
import { confirmStopped } from './confirm-stopped.ts'
import { getTermination } from './get-termination.ts'
import { StopNotCarriedOut } from './note-failure.ts'

const region = 'us-east-1'

describe('a tuning job without encryption in transit', () => {
  let world: TestWorld
  let ctx: Ctx
  let customerId: string
  let account: { id: string; awsAccountId: string }
  let number = 0

  beforeAll(async () => {
    world = await openTestWorld()
    await world.sandbox.control('settings', { stoppingMs: 200, jobDurationMs: 3_600_000 })
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    customerId = (await makeCustomer()).id
    ctx = setupContext(customerId)
    account = await connectAccount(world, customerId, { isArmed: true })
  })

  async function launch(isEncrypted: boolean | undefined, isPaired = false): Promise<string> {
    const name = `job-${++number}`
    const request = tuningJobRequest(account.awsAccountId, 'bucket', {
      name,
      instances: 2,
      isEncrypted,
      isPaired,
    })
    await world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', request)
    return name
  }
  async function statusOf(name: string): Promise<string> {
    const answer = await world.sandbox.sagemaker<{ HyperParameterTuningJobStatus: string }>(
      account.awsAccountId,
      region,
      'DescribeHyperParameterTuningJob',
      { HyperParameterTuningJobName: name },
    )
    return answer.HyperParameterTuningJobStatus
  }
  const sweep = () => sweepRegion(ctx, { accountId: account.id, region })
  async function terminationsOf(name: string): Promise<{ id: string; state: string }[]> {
    const found = await world.owner.query<{ id: string; state: string }>(
      'select id, state from termination where customer_id = $1 and job_name = $2',
      [customerId, name],
    )
    return found.rows
  }
  async function only(name: string): Promise<string> {
    const [termination, ...others] = await terminationsOf(name)
    expect(others).toEqual([])
    return termination?.id ?? 'none'
  }
  async function trail(terminationId: string): Promise<string[]> {
    const found = await world.owner.query<{ action: string }>(
      'select action from audit_entry where customer_id = $1 and resource_id = $2 order by seq',
      [customerId, terminationId],
    )
    return found.rows.map(({ action }) => action)
  }
  async function exclude(name: string, ends = `now() + interval '1 day'`): Promise<void> {
    const person = await makePerson(world.owner)
    const asked = await world.owner.query<{ id: string }>(
      `insert into exclusion_request (customer_id, account_id, region, safeguard, job_names, reason, state, requested_by, ends_at)
       values ($1, $2, $3, $4, $5, 'test', 'approved', $6, now() + interval '1 day') returning id`,
      [customerId, account.id, region, enforcedSafeguard, [name], person.personId],
    )
    const attested = await world.owner.query<{ id: string }>(
      `insert into exclusion_attestation (customer_id, request_id, job_name, text_version, text_hash, signed_by, signer_name,
         configuration, configuration_hash)
       values ($1, $2, $3, 1, 'h', $4, 'Test person', $5, 'h') returning id`,
      [
        customerId,
        asked.rows[0]?.id,
        name,
        person.personId,
        JSON.stringify(
          attestedConfiguration(
            tuningJobRequest(account.awsAccountId, 'bucket', { name, instances: 2, isEncrypted: false }),
          ),
        ),
      ],
    )
    await world.owner.query(
      `insert into exclusion (customer_id, request_id, attestation_id, account_id, region, job_name, safeguard, starts_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7, now() - interval '2 days', ${ends})`,
      [customerId, asked.rows[0]?.id, attested.rows[0]?.id, account.id, region, name, enforcedSafeguard],
    )
  }

  it('says of training jobs that could not be read that they are unknown, once asking again is of no use', async () => {
    const children = { service: 'sagemaker', action: 'ListTrainingJobsForHyperParameterTuningJob' }
    const fault = (kind: string) =>
      world.sandbox.control('faults', { ...children, accountId: account.awsAccountId, kind })
    const bad = await launch(false, true)
    await sweep()
    const terminationId = await only(bad)
    await carryOutStop(ctx, { terminationId })
    await expect.poll(() => statusOf(bad), { timeout: 20_000 }).toBe('Stopped')
    await fault('throttle')
    await expect(confirmStopped(ctx, { terminationId })).rejects.toThrow()
    await fetch(`${world.sandbox.endpoint}/_control/faults`, { method: 'DELETE' })
    await fault('access_denied')
    expect(await confirmStopped(ctx, { terminationId })).toBe('stopped')
    await fetch(`${world.sandbox.endpoint}/_control/faults`, { method: 'DELETE' })
    expect(await getTermination(ctx, { id: terminationId })).toMatchObject({
      ...{ state: 'stopped', finalStatus: 'Stopped', children: [] },
      childrenError: 'AccessDeniedException',
    })
  })

  it('is not stopped by the hand of a person: they are refused before AWS is asked anything', async () => {
    const bad = await launch(false, true)
    await sweep()
    const terminationId = await only(bad)
    const callsSince = async (seq: number) =>
      (await world.sandbox.control<{ calls: { seq: number }[] }>(`calls?since=${seq}`)).calls
    const before = (await callsSince(0)).at(-1)?.seq ?? 0
    const membership = { customerId: ctx.customerId ?? '', slug: 'x', name: 'x', role: 'admin' as const }
    const actor = await makePerson(world.owner, { memberships: [membership] })
    await expect(carryOutStop({ ...ctx, actor }, { terminationId })).rejects.toThrow()
    expect(await callsSince(before)).toEqual([])
  })

  it('is stopped, with a receipt and a whole trail; a compliant one is left alone', async () => {
    const bad = await launch(false, true)
    const good = await launch(true)
    expect((await sweep()).intended).toBe(1)
    const terminationId = await only(bad)
    expect(await carryOutStop(ctx, { terminationId })).toBe('stop_sent')
    expect(await confirmStopped(ctx, { terminationId })).toBe('waiting')
    await expect.poll(() => confirmStopped(ctx, { terminationId }), { timeout: 20_000 }).toBe('stopped')
    expect(await statusOf(bad)).toBe('Stopped')
    expect(await statusOf(good)).toBe('InProgress')
    expect(await terminationsOf(good)).toEqual([])
    expect(await trail(terminationId)).toEqual([
      ...['termination.intend', 'termination.dispatch', 'termination.stop', 'termination.tag'],
      'termination.confirm',
    ])
    const receipt = await getTermination(ctx, { id: terminationId })
    expect(receipt).toMatchObject({
      state: 'stopped',
      finalStatus: 'Stopped',
      attempts: 1,
      detectedBy: 'sweep',
    })
    expect(receipt.summary).toContain('second')
    expect(receipt.eventToStopMs).toBeGreaterThanOrEqual(0)
    expect(receipt.fixes.map(({ code }) => code).join()).toContain('["TrainingJobDefinitions"][1]')
  })

  it('is found and stopped when the setting is absent', async () => {
    const bad = await launch(undefined)
    await sweep()
    await carryOutStop(ctx, { terminationId: await only(bad) })
    expect(['Stopping', 'Stopped']).toContain(await statusOf(bad))
  })

  it('is intended once, however often it is seen', async () => {
    const bad = await launch(false)
    expect((await sweep()).intended).toBe(1)
    expect((await sweep()).intended).toBe(0)
    const again = await Promise.all([sweep(), sweep()])
    expect(again.map(({ intended }) => intended)).toEqual([0, 0])
    expect(await terminationsOf(bad)).toHaveLength(1)
  })

  it('is not touched while the account observes', async () => {
    await setAccountMode(ctx, { id: account.id, mode: 'observing', reason: 'test' })
    const bad = await launch(false)
    expect((await sweep()).intended).toBe(0)
    expect(await statusOf(bad)).toBe('InProgress')
  })

  it('is spared when excluded, and stopped once the exclusion has ended', async () => {
    const bad = await launch(false)
    await exclude(bad)
    expect((await sweep()).intended).toBe(0)
    await world.owner.query('update exclusion set ends_at = now() where customer_id = $1', [customerId])
    expect((await sweep()).intended).toBe(1)
  })

  it('is spared when it is excluded between the intent and the stop', async () => {
    const bad = await launch(false)
    await sweep()
    const terminationId = await only(bad)
    await exclude(bad)
    expect(await carryOutStop(ctx, { terminationId })).toBe('spared')
    expect(await statusOf(bad)).toBe('InProgress')
    expect(await trail(terminationId)).toEqual(['termination.intend', 'termination.spare'])
    // Its excuse ends while it still runs: the next reading decides about it again, on the same receipt.
    expect((await sweep()).intended).toBe(0)
    await world.owner.query('update exclusion set ends_at = now() where customer_id = $1', [customerId])
    expect((await sweep()).intended).toBe(1)
    expect(await only(bad)).toBe(terminationId)
    expect(await carryOutStop(ctx, { terminationId })).toBe('stop_sent')
  })

  it('is spared when the account is disarmed between the intent and the stop', async () => {
    const bad = await launch(false)
    await sweep()
    await setAccountMode(ctx, { id: account.id, mode: 'observing', reason: 'test' })
    expect(await carryOutStop(ctx, { terminationId: await only(bad) })).toBe('spared')
    expect(await statusOf(bad)).toBe('InProgress')
  })

  it('says which action AWS denied, and is stopped once the role may', async () => {
    const bad = await launch(false)
    await sweep()
    const terminationId = await only(bad)
    const { id } = await world.sandbox.control<{ id: string }>('faults', {
      ...{ service: 'sagemaker', action: 'StopHyperParameterTuningJob', kind: 'access_denied' },
      accountId: account.awsAccountId,
    })
    await expect(carryOutStop(ctx, { terminationId })).rejects.toThrow(StopNotCarriedOut)
    const held = await getTermination(ctx, { id: terminationId })
    expect(held.lastError).toMatchObject({
      action: 'sagemaker:StopHyperParameterTuningJob',
      error: 'AccessDeniedException',
    })
    expect(held.state).toBe('intended')
    await fetch(`${world.sandbox.endpoint}/_control/faults/${id}`, { method: 'DELETE' })
    expect(await carryOutStop(ctx, { terminationId })).toBe('stop_sent')
    expect(await getTermination(ctx, { id: terminationId })).toMatchObject({ lastError: null, attempts: 2 })
  })

  it('needs no stop when it has ended by itself', async () => {
    const bad = await launch(false)
    await sweep()
    await world.sandbox.sagemaker(account.awsAccountId, region, 'StopHyperParameterTuningJob', {
      HyperParameterTuningJobName: bad,
    })
    await expect.poll(() => statusOf(bad)).toBe('Stopped')
    const terminationId = await only(bad)
    expect(await carryOutStop(ctx, { terminationId })).toBe('ended')
    expect(await getTermination(ctx, { id: terminationId })).toMatchObject({
      state: 'ended',
      finalStatus: 'Stopped',
      attempts: 0,
    })
  })

  it('is stopped with credentials that can do nothing else', async () => {
    const bad = await launch(false)
    await sweep()
    const terminationId = await only(bad)
    await carryOutStop(ctx, { terminationId })
    const { calls } = await world.sandbox.control<{
      calls: { action: string; sourceIdentity?: string; resource?: string; status: number }[]
    }>('calls?since=0')
    const stop = calls.findLast(({ action }) => action === 'StopHyperParameterTuningJob')
    expect(stop).toMatchObject({ sourceIdentity: terminationId, status: 200 })
    expect(stop?.resource).toContain(`hyper-parameter-tuning-job/${bad}`)
  })
})
