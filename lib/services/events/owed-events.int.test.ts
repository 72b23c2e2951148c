import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { surroundTransactions } from '#lib/db/doors.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { eventChannel, readToldEvent } from '#lib/jobs/told-events.ts'
import type { Ctx } from '#lib/services/context.ts'
import { handOverEvents } from './hand-over-events.ts'
import { handleEvent } from './handle-event.ts'
import { listOwedEvents } from './list-owed-events.ts'
import { receiveEvent } from './receive-event.ts'
import { takeEvent } from './take-event.ts'

const region = 'us-east-1'
const owedFor = { untaken: 5, taken: 10 }

describe('an event that is owed', () => {
  let world: TestWorld
  let customerId: string
  let ctx: Ctx
  let account: { id: string; awsAccountId: string }
  let number = 0
  beforeAll(async () => {
    world = await openTestWorld()
    const customer = await makeCustomer()
    customerId = customer.id
    ctx = setupContext(customerId)
    account = await connectAccount(world, customerId, { isArmed: true })
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    await world.owner.query(`delete from pgboss.job where name = 'handle-event'`)
    await world.owner.query('update aws_event set settled_at = now() where settled_at is null')
  })

  async function receive({ isEncrypted = false } = {}): Promise<string> {
    const name = `owed-${++number}`
    const request = tuningJobRequest(account.awsAccountId, 'b', { name, instances: 2, isEncrypted })
    await world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', request)
    const eventId = randomUUID()
    const event = { eventId, kind: 'state_change', awsAccountId: account.awsAccountId, region } as const
    const given = { ...event, jobName: name, creatorArn: null, at: new Date() }
    expect(await receiveEvent(ctx, { accountId: account.id, event: given })).toBe('stored')
    return eventId
  }
  const take = (eventId: string) => takeEvent(ctx, { accountId: account.id, eventId })
  const read = async (eventId: string) =>
    (
      await world.owner.query<{ isTaken: boolean; isSettled: boolean }>(
        `select taken_at is not null as "isTaken", settled_at is not null as "isSettled" from aws_event where event_id = $1`,
        [eventId],
      )
    ).rows[0]
  const queued = async () =>
    (
      await world.owner.query<{ eventId: string; isLater: boolean }>(
        `select data ->> 'eventId' as "eventId", start_after > now() as "isLater" from pgboss.job where name = 'handle-event'`,
      )
    ).rows
  const age = (eventId: string, column: 'received_at' | 'taken_at', seconds: number) =>
    world.owner.query(
      `update aws_event set ${column} = clock_timestamp() - make_interval(secs => $2) where event_id = $1`,
      [eventId, seconds],
    )

  it('is told of when it is stored, and only then', async () => {
    const listener = new pg.Client({ connectionString: process.env.DIRECT_DATABASE_URL })
    await listener.connect()
    const told: string[] = []
    listener.on('notification', ({ payload }) => told.push(payload ?? ''))
    await listener.query(`listen ${eventChannel}`)
    try {
      const eventId = await receive()
      const event = { eventId, kind: 'state_change', awsAccountId: account.awsAccountId, region } as const
      const again = { ...event, jobName: 'owed-1', creatorArn: null, at: new Date() }
      expect(await receiveEvent(ctx, { accountId: account.id, event: again })).toBe('known')
      await listener.query('select 1')
      expect(told.map(readToldEvent)).toEqual([{ customerId, accountId: account.id, eventId }])
      expect(await queued()).toEqual([])
    } finally {
      await listener.end()
    }
  })

  it('is taken by one worker, and settled with what was decided', async () => {
    const eventId = await receive()
    const outcomes = await Promise.all([take(eventId), take(eventId), take(eventId)])
    expect(outcomes.sort()).toEqual(['stop_sent', 'taken', 'taken'])
    expect(await read(eventId)).toEqual({ isTaken: true, isSettled: true })
    const compliant = await receive({ isEncrypted: true })
    expect(await take(compliant)).toBe('compliant')
    expect(await read(compliant)).toEqual({ isTaken: true, isSettled: true })
    expect(await listOwedEvents(ctx, { untaken: 0, taken: 0 })).toEqual([])
    expect(await queued()).toEqual([])
  })

  it('is settled where there is nothing to look at', async () => {
    const eventId = await receive()
    await world.owner.query(`update aws_event set job_name = 'nothing-of-this-name' where event_id = $1`, [
      eventId,
    ])
    expect(await take(eventId)).toBe('gone')
    expect(await read(eventId)).toMatchObject({ isSettled: true })
    const elsewhere = await receive()
    await world.owner.query(`update aws_event set region = 'eu-west-3' where event_id = $1`, [elsewhere])
    expect(await take(elsewhere)).toBe('not_watched')
    expect(await read(elsewhere)).toMatchObject({ isSettled: true })
  })

  it('goes on the queue at once where AWS does not answer, and is done from there', async () => {
    const eventId = await receive()
    const fault = { service: 'sagemaker', action: 'DescribeHyperParameterTuningJob', kind: 'access_denied' }
    await world.sandbox.control('faults', { ...fault, accountId: account.awsAccountId, times: 1 })
    await expect(take(eventId)).rejects.toThrow()
    expect(await read(eventId)).toEqual({ isTaken: true, isSettled: true })
    expect(await queued()).toEqual([{ eventId, isLater: true }])
    expect(await handleEvent(ctx, { accountId: account.id, eventId })).toBe('stop_sent')
    expect(await take(eventId)).toBe('taken')
  })

  it('goes on the queue once nobody has taken it up for a while', async () => {
    const [old, young] = [await receive(), await receive()]
    await age(old, 'received_at', 6)
    await age(young, 'received_at', 4)
    expect(await listOwedEvents(ctx, owedFor)).toEqual([customerId])
    expect(await handOverEvents(ctx, owedFor)).toBe(1)
    expect(await queued()).toEqual([{ eventId: old, isLater: false }])
    expect(await take(old)).toBe('taken')
    expect(await listOwedEvents(ctx, owedFor)).toEqual([])
    expect(await handOverEvents(ctx, owedFor)).toBe(0)
    expect(await take(young)).toBe('stop_sent')
  })

  it('goes on the queue once whoever took it up has died', async () => {
    const eventId = await receive()
    let transactions = 0
    surroundTransactions((act) => {
      if (++transactions > 1) throw new Error('killed')
      return act()
    })
    try {
      await expect(take(eventId)).rejects.toThrow('killed')
    } finally {
      surroundTransactions(undefined)
    }
    expect(await read(eventId)).toEqual({ isTaken: true, isSettled: false })
    await age(eventId, 'received_at', 100)
    await age(eventId, 'taken_at', 9)
    expect(await listOwedEvents(ctx, owedFor)).toEqual([])
    await age(eventId, 'taken_at', 11)
    expect(await listOwedEvents(ctx, owedFor)).toEqual([customerId])
    expect(await handOverEvents(ctx, owedFor)).toBe(1)
    expect(await queued()).toEqual([{ eventId, isLater: false }])
    expect(await handleEvent(ctx, { accountId: account.id, eventId })).toBe('stop_sent')
  })
})
