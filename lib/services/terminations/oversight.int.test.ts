import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import type { Ctx } from '#lib/services/context.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { answerDispute } from './answer-dispute.ts'
import { carryOutStop } from './carry-out-stop.ts'
import { disputeTermination } from './dispute-termination.ts'
import { getTerminationBrief } from './get-termination-brief.ts'
import { getTermination } from './get-termination.ts'
import { listFleetTerminations } from './list-fleet-terminations.ts'
import { settleHeldStops } from './settle-held-stops.ts'

const region = 'us-east-1'

describe('support over every customer’s terminations', () => {
  let world: TestWorld
  let support: Ctx

  beforeAll(async () => {
    world = await openTestWorld()
    await world.sandbox.control('settings', { stoppingMs: 200, jobDurationMs: 3_600_000 })
    support = {
      actor: await makePerson(world.owner, { isStaff: true }),
      ...{ customerId: null, requestId: 'test' },
    }
  })
  afterAll(() => world.close())

  /** A customer whose account holds every stop of a backlog, with jobs that have been running for an hour. */
  async function withHeld(names: string[]) {
    const { id: customerId, slug } = await makeCustomer()
    const account = await connectAccount(world, customerId, { isArmed: true })
    await world.owner.query(
      `update aws_account set hold_above = 0, armed_at = now() + interval '1 minute' where id = $1`,
      [account.id],
    )
    for (const name of names)
      await world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', {
        ...tuningJobRequest(account.awsAccountId, 'bucket', {
          ...{ name, instances: 2, isEncrypted: false, isPaired: false },
        }),
      })
    await sweepRegion(setupContext(customerId), { accountId: account.id, region })
    const { rows } = await world.owner.query<{ id: string }>(
      'select id from termination where customer_id = $1 order by job_name',
      [customerId],
    )
    return { ctx: setupContext(customerId), customerId, slug, account, ids: rows.map(({ id }) => id) }
  }
  const actionsOn = async (customerId: string, id: string) =>
    (
      await world.owner.query<{ action: string }>(
        'select action from audit_entry where customer_id = $1 and resource_id = $2 order by seq',
        [customerId, id],
      )
    ).rows.map(({ action }) => action)

  it('releases and dismisses held stops of several customers, each by itself', async () => {
    const one = await withHeld(['a', 'b'])
    const two = await withHeld(['c'])
    const held = await listFleetTerminations(support, { view: 'held', customer: one.slug })
    expect(held.rows.map(({ id }) => id).sort()).toEqual(one.ids.toSorted())
    expect(held.rows[0]).not.toHaveProperty('jobName')
    expect(held.counts.held).toBeGreaterThanOrEqual(3)
    const [first = '', later = ''] = one.ids
    const [other = ''] = two.ids
    await settleHeldStops(support, { ids: [later], answer: 'dismiss', reason: 'known job' })
    const { results } = await settleHeldStops(support, {
      ...{ ids: [first, later, other, crypto.randomUUID()], answer: 'release', reason: 'verdicts are right' },
    })
    expect(results.map(({ isDone }) => isDone)).toEqual([true, false, true, false])
    expect(results[1]?.problem).toContain('not held any more')
    expect(await carryOutStop(one.ctx, { terminationId: first })).toBe('stop_sent')
    expect(await carryOutStop(two.ctx, { terminationId: other })).toBe('stop_sent')
    expect(await actionsOn(one.customerId, later)).toEqual(['termination.hold', 'termination.dismiss'])
    expect((await listFleetTerminations(support, { view: 'held', customer: one.slug })).total).toBe(0)
  })

  it('answers a dispute once, on the receipt, and tells the customer', async () => {
    const { ctx, customerId, slug, ids } = await withHeld(['disputed'])
    const [id = ''] = ids
    const answer = { id, outcome: 'mistaken', answer: 'The setting was on.' } as const
    await expect(answerDispute(support, answer)).rejects.toMatchObject({ code: 'conflict' })
    await disputeTermination(ctx, { id, reason: 'It is encrypted' })
    expect((await listFleetTerminations(support, { view: 'disputed', customer: slug })).total).toBe(1)
    expect(await getTerminationBrief(support, { id })).toMatchObject({
      jobName: 'disputed',
      dispute: { reason: 'It is encrypted', outcome: null },
      disputesOfRule: { all: 1, mistaken: 0 },
      isEntered: false,
    })
    await answerDispute(support, answer)
    await expect(answerDispute(support, answer)).rejects.toMatchObject({ code: 'conflict' })
    expect((await listFleetTerminations(support, { view: 'disputed', customer: slug })).total).toBe(0)
    expect(await getTermination(ctx, { id })).toMatchObject({
      disputeAnswer: { outcome: 'mistaken', words: 'The setting was on.' },
    })
    expect((await getTerminationBrief(support, { id })).disputesOfRule).toEqual({ all: 1, mistaken: 1 })
    const told = await world.owner.query<{ facts: unknown }>(
      `select facts from notice where customer_id = $1 and kind = 'termination.dispute_answered'`,
      [customerId],
    )
    expect(told.rows).toEqual([{ facts: { outcome: 'mistaken' } }])
  })

  it('writes one line of the customer’s trail for one look', async () => {
    const { customerId, ids } = await withHeld(['seen'])
    const [id = ''] = ids
    await getTerminationBrief(support, { id })
    await getTerminationBrief(support, { id })
    expect(await actionsOn(customerId, id)).toEqual(['termination.hold', 'termination.look'])
  })
})
