import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { answerEvent } from '#lib/http/event-route.ts'
import { systemContext } from '#lib/services/context.ts'
import { createEventKey } from '#lib/services/events/create-event-key.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { carryOutStop } from '#lib/services/terminations/carry-out-stop.ts'
import { setCustomerState } from './set-customer-state.ts'

const region = 'us-east-1'

describe('a customer that is closed', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())

  it('has no job stopped any more, whatever was under way, and leaves its AWS accounts free', async () => {
    const { id: customerId, slug } = await makeCustomer()
    const ctx = setupContext(customerId)
    const account = await connectAccount(world, customerId, { isArmed: true })
    const { value: key } = await createEventKey(ctx, { id: account.id })
    const { awsAccountId } = account
    await world.sandbox.sagemaker(
      awsAccountId,
      region,
      'CreateHyperParameterTuningJob',
      tuningJobRequest(awsAccountId, 'b', { name: 'running', instances: 2, isEncrypted: false }),
    )
    expect(await sweepRegion(ctx, { accountId: account.id, region })).toMatchObject({ intended: 1 })

    const support = systemContext('test', ['customer:close'], null)
    const set = (isClosed: boolean) =>
      setCustomerState(support, { slug, isClosed, legalHold: false, reason: 'They left us.' })
    await set(true)

    const { rows: terminations } = await world.owner.query<{ id: string }>(
      'select id from termination where customer_id = $1',
      [customerId],
    )
    expect(await carryOutStop(ctx, { terminationId: terminations[0]?.id ?? '' })).toBe('spared')
    const request = new Request('http://localhost/api/events/aws/x', {
      method: 'POST',
      headers: { 'x-safeguards-key': key },
      body: JSON.stringify({ id: randomUUID() }),
    })
    expect((await answerEvent(request, account.id)).status).toBe(401)
    const live = await world.sandbox.sagemaker<{ HyperParameterTuningJobStatus: string }>(
      awsAccountId,
      region,
      'DescribeHyperParameterTuningJob',
      { HyperParameterTuningJobName: 'running' },
    )
    expect(live.HyperParameterTuningJobStatus).toBe('InProgress')
    const { rows } = await world.owner.query(
      `select status::text, mode::text, (select array_agg(action order by seq) from audit_entry
         where customer_id = a.customer_id and action in ('account.disconnect', 'customer.set_state')) as trail
       from aws_account a where id = $1`,
      [account.id],
    )
    expect(rows).toEqual([
      {
        status: 'disconnected',
        mode: 'observing',
        trail: ['account.disconnect', 'customer.set_state'],
      },
    ])
    // Open again, it reads nothing by itself: the AWS account may be another customer’s by now.
    await set(false)
    const { rows: after } = await world.owner.query('select status::text from aws_account where id = $1', [
      account.id,
    ])
    expect(after).toEqual([{ status: 'disconnected' }])
  })
})
