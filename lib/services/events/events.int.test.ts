import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { answerEvent } from '#lib/http/event-route.ts'
import { systemContext } from '#lib/services/context.ts'
import { pauseAccount } from '#lib/services/enforcement/pause-account.ts'
import { listCoverage } from '#lib/services/enforcement/list-coverage.ts'
import { recordCoverage } from '#lib/services/enforcement/record-coverage.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { carryOutStop } from '#lib/services/terminations/carry-out-stop.ts'
import { getTermination } from '#lib/services/terminations/get-termination.ts'
import { settleHeldStop } from '#lib/services/terminations/settle-held-stop.ts'
import { createEventKey } from './create-event-key.ts'
import { handleEvent } from './handle-event.ts'

const region = 'us-east-1'

describe('events and holds', () => {
  let world: TestWorld
  let number = 0
  beforeAll(async () => {
    world = await openTestWorld()
    await world.sandbox.control('settings', { stoppingMs: 100, jobDurationMs: 3_600_000 })
  })
  afterAll(() => world.close())

  async function armed() {
    const { id: customerId } = await makeCustomer()
    const ctx = setupContext(customerId)
    const account = await connectAccount(world, customerId, { isArmed: true })
    const { value: key } = await createEventKey(ctx, { id: account.id })
    return { customerId, ctx, account, key }
  }
  async function launch(awsAccountId: string, isEncrypted = false): Promise<string> {
    const name = `event-job-${++number}`
    const request = tuningJobRequest(awsAccountId, 'b', { name, instances: 2, isEncrypted })
    await world.sandbox.sagemaker(awsAccountId, region, 'CreateHyperParameterTuningJob', request)
    return name
  }
  const change = (awsAccountId: string, jobName: string, id = randomUUID()) => ({
    ...{ id, account: awsAccountId, region, time: new Date().toISOString(), source: 'aws.sagemaker' },
    'detail-type': 'SageMaker HyperParameter Tuning Job State Change',
    resources: [],
    detail: { HyperParameterTuningJobName: jobName, HyperParameterTuningJobStatus: 'Completed' },
  })
  const post = async (accountId: string, key: string | null, body: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const headers = new Headers(key === null ? {} : { 'x-safeguards-key': key })
    const request = new Request('http://localhost/api/events/aws/x', { method: 'POST', body: text, headers })
    const { status, headers: answered } = await answerEvent(request, accountId)
    expect(answered.get('x-content-type-options'), String(status)).toBe('nosniff')
    expect(answered.get('content-security-policy'), String(status)).toContain(`frame-ancestors 'none'`)
    return status
  }
  const terminations = async (customerId: string) =>
    (
      await world.owner.query<{ id: string; state: string; detected_by: string }>(
        'select id, state::text, detected_by from termination where customer_id = $1 order by intended_at',
        [customerId],
      )
    ).rows

  it('answers 401, 403, 413, 400 and 202 as each deserves', async () => {
    const one = await armed()
    const two = await armed()
    const name = await launch(one.account.awsAccountId)
    const event = change(one.account.awsAccountId, name)
    expect(await post(one.account.id, null, event)).toBe(401)
    expect(await post(one.account.id, 'cdev_wrong-but-long-enough', event)).toBe(401)
    expect(await post(one.account.id, two.key, event)).toBe(403)
    expect(await post(two.account.id, two.key, event)).toBe(403)
    expect(await post(one.account.id, one.key, 'x'.repeat(256 * 1024 + 1))).toBe(413)
    expect(await post(one.account.id, one.key, '{')).toBe(400)
    expect(await post(one.account.id, one.key, { a: 1 })).toBe(400)
    expect(await post(one.account.id, one.key, event)).toBe(202)
    expect(await post(one.account.id, one.key, { ...event, 'detail-type': 'Something else' })).toBe(202)
  })

  it('believes no status that an event tells: the job is described, judged and stopped, once', async () => {
    const { customerId, ctx, account, key } = await armed()
    const name = await launch(account.awsAccountId)
    const event = change(account.awsAccountId, name)
    expect(await post(account.id, key, event)).toBe(202)
    expect(await post(account.id, key, event)).toBe(202)
    expect(await handleEvent(ctx, { accountId: account.id, eventId: event.id })).toBe('stop_sent')
    const again = change(account.awsAccountId, name)
    await post(account.id, key, again)
    expect(await handleEvent(ctx, { accountId: account.id, eventId: again.id })).toMatch(/^Stop/)
    await sweepRegion(ctx, { accountId: account.id, region })
    const found = await terminations(customerId)
    expect(found).toMatchObject([{ state: 'stop_sent', detected_by: 'event' }])
    expect(await carryOutStop(ctx, { terminationId: found[0]?.id ?? '' })).toBe('stop_sent')
    const { calls } = await world.sandbox.control<{
      calls: { action: string; resource: string; sourceIdentity: string }[]
    }>('calls?since=0')
    const stops = calls.filter(
      ({ action, resource }) => action.startsWith('Stop') && resource.endsWith(`/${name}`),
    )
    expect(stops).toMatchObject([{ sourceIdentity: found[0]?.id }])
    const compliant = change(account.awsAccountId, await launch(account.awsAccountId, true))
    await post(account.id, key, compliant)
    expect(await handleEvent(ctx, { accountId: account.id, eventId: compliant.id })).toBe('compliant')
    expect(await terminations(customerId)).toHaveLength(1)
  })

  it('puts the creator on the receipt when CloudTrail tells', async () => {
    const { customerId, ctx, account, key } = await armed()
    const name = await launch(account.awsAccountId)
    const creator = `arn:aws:iam::${account.awsAccountId}:user/ana`
    const call = {
      ...change(account.awsAccountId, name),
      'detail-type': 'AWS API Call via CloudTrail',
      detail: {
        eventName: 'CreateHyperParameterTuningJob',
        userIdentity: { arn: creator },
        requestParameters: { hyperParameterTuningJobName: name },
      },
    }
    await post(account.id, key, call)
    expect(await handleEvent(ctx, { accountId: account.id, eventId: call.id })).toBe('stop_sent')
    const [termination] = await terminations(customerId)
    expect((await getTermination(ctx, { id: termination?.id ?? '' })).creatorArn).toBe(creator)
  })

  it('ends the oldest key when a third is made, and all of them when the account goes', async () => {
    const { ctx, account, key } = await armed()
    const event = () => change(account.awsAccountId, 'nothing')
    await createEventKey(ctx, { id: account.id })
    expect(await post(account.id, key, event())).toBe(202)
    const third = await createEventKey(ctx, { id: account.id })
    expect(await post(account.id, key, event())).toBe(401)
    expect(await post(account.id, third.value, event())).toBe(202)
  })

  it('holds what goes beyond the guard after an arming; support settles each', async () => {
    const { id: customerId } = await makeCustomer()
    const ctx = setupContext(customerId)
    const account = await connectAccount(world, customerId)
    for (let count = 0; count < 8; count++) await launch(account.awsAccountId)
    const { setAccountMode } = await import('#lib/services/accounts/set-account-mode.ts')
    await sweepRegion(ctx, { accountId: account.id, region })
    expect((await terminations(customerId)).map(({ state }) => state)).toEqual(Array(8).fill('observed'))
    await setAccountMode(ctx, { id: account.id, mode: 'armed', reason: 'a test' })
    await sweepRegion(ctx, { accountId: account.id, region })
    const states = await terminations(customerId)
    expect(states.filter(({ state }) => state === 'intended')).toHaveLength(5)
    const held = states.filter(({ state }) => state === 'held')
    expect(held).toHaveLength(3)
    const support = systemContext('test', ['termination:release', 'account:pause'], customerId)
    await settleHeldStop(support, { id: held[0]?.id ?? '', answer: 'release', reason: 'a test' })
    await settleHeldStop(support, { id: held[1]?.id ?? '', answer: 'dismiss', reason: 'a test' })
    await expect(
      settleHeldStop(support, { id: held[1]?.id ?? '', answer: 'release', reason: 'a test' }),
    ).rejects.toThrow(/not held/)
    await sweepRegion(ctx, { accountId: account.id, region })
    const after = Object.fromEntries((await terminations(customerId)).map(({ id, state }) => [id, state]))
    expect(held.map(({ id }) => after[id])).toEqual(['intended', 'dismissed', 'held'])
    // What became of it hides from nobody that it was held.
    for (const { id } of held)
      expect((await getTermination(ctx, { id })).heldAt, after[id]).toEqual(expect.any(String))
    // A job launched while we watch is no backlog: it is stopped whatever is held.
    await launch(account.awsAccountId)
    await sweepRegion(ctx, { accountId: account.id, region })
    expect((await terminations(customerId)).at(-1)?.state).toBe('intended')
  })

  it('stops nothing while paused, shows it, and comes back by itself', async () => {
    const { customerId, ctx, account } = await armed()
    const support = systemContext('test', ['account:pause'], customerId)
    await pauseAccount(support, { id: account.id, hours: 1, reason: 'a test' })
    await launch(account.awsAccountId)
    await sweepRegion(ctx, { accountId: account.id, region })
    expect((await terminations(customerId)).map(({ state }) => state)).toEqual(['observed'])
    await world.owner.query('update aws_account set paused_until = clock_timestamp() where id = $1', [
      account.id,
    ])
    await sweepRegion(ctx, { accountId: account.id, region })
    expect((await terminations(customerId)).map(({ state }) => state)).toEqual(['intended'])
  })

  it('writes down when enforcement was in force, and why not', async () => {
    const { customerId, ctx, account } = await armed()
    const schedule = systemContext('test', ['scan:run', 'termination:carry_out'], null)
    const states = async () => (await listCoverage(ctx, { id: account.id })).rows.map(({ state }) => state)
    await recordCoverage(schedule, { sweepSeconds: 60 })
    await sweepRegion(ctx, { accountId: account.id, region })
    await recordCoverage(schedule, { sweepSeconds: 60 })
    await recordCoverage(schedule, { sweepSeconds: 60 })
    const support = systemContext('test', ['account:pause'], customerId)
    await pauseAccount(support, { id: account.id, hours: 1, reason: 'a test' })
    await recordCoverage(schedule, { sweepSeconds: 60 })
    expect(await states()).toEqual(['paused', 'armed', 'late'])
  })
})
