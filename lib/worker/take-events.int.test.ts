import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { env } from '#lib/env.ts'
import { receiveEvent } from '#lib/services/events/receive-event.ts'
import { startWorker } from './start-worker.ts'

const region = 'us-east-1'

describe('events, with a worker', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())

  it('are taken up when they are told of, and those that nobody heard come by the queue', async () => {
    const { id: customerId } = await makeCustomer()
    const ctx = setupContext(customerId)
    const account = await connectAccount(world, customerId, { isArmed: true })
    // No sweep is due or waits meanwhile: it would find the jobs by itself.
    await world.owner.query(
      `insert into region_scan (customer_id, account_id, region, swept_at, inventory_at)
       values ($1, $2, $3, now() + interval '1 hour', now() + interval '1 hour')
       on conflict (customer_id, account_id, region) do update set swept_at = excluded.swept_at, inventory_at = excluded.inventory_at`,
      [customerId, account.id, region],
    )
    await world.owner.query(`delete from pgboss.job where name in ('sweep-region', 'take-inventory')`)
    const tell = async (name: string) => {
      const request = tuningJobRequest(account.awsAccountId, 'b', { name, instances: 2, isEncrypted: false })
      await world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', request)
      const event = {
        ...{ eventId: randomUUID(), awsAccountId: account.awsAccountId, region, jobName: name },
        ...{ kind: 'state_change' as const, creatorArn: null, at: new Date() },
      }
      await receiveEvent(ctx, { accountId: account.id, event })
      return event.eventId
    }
    const stopped = async () =>
      (
        await world.owner.query<{ name: string; by: string }>(
          `select job_name as name, detected_by as by from termination
           where customer_id = $1 and state in ('stop_sent', 'stopped') order by job_name`,
          [customerId],
        )
      ).rows
    const queued = async () =>
      (
        await world.owner.query<{ eventId: string }>(
          `select data ->> 'eventId' as "eventId" from pgboss.job where name = 'handle-event'`,
        )
      ).rows

    const unheard = await tell('a-unheard')
    const worker = await startWorker(env())
    try {
      await tell('b-heard')
      await expect
        .poll(stopped, { timeout: 60_000, interval: 50 })
        .toContainEqual({ name: 'b-heard', by: 'event' })
      await expect.poll(stopped, { timeout: 60_000, interval: 50 }).toEqual([
        { name: 'a-unheard', by: 'event' },
        { name: 'b-heard', by: 'event' },
      ])
      expect(await queued()).toEqual([{ eventId: unheard }])
    } finally {
      await worker.stop()
    }
  })
})
