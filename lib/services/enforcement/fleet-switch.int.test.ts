import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { staffWrite } from '#lib/db/doors.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import type { Ctx } from '#lib/services/context.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { carryOutStop } from '#lib/services/terminations/carry-out-stop.ts'
import { announceFleetSwitch } from './announce-fleet-switch.ts'
import { confirmFleetSwitch } from './confirm-fleet-switch.ts'
import { isFleetStopped } from './fleet-stopped.ts'
import { getFleetSwitch } from './get-fleet-switch.ts'
import { listCoverage } from './list-coverage.ts'
import { proposeFleetSwitch } from './propose-fleet-switch.ts'
import { recordCoverage } from './record-coverage.ts'
import { withdrawFleetProposal } from './withdraw-fleet-proposal.ts'

const region = 'us-east-1'
const reason = 'Wrong verdicts after AWS changed its answer'

describe('the fleet-wide stop', () => {
  let world: TestWorld
  let ann: Ctx
  let ben: Ctx
  const asStaff = async (): Promise<Ctx> => ({
    actor: await makePerson(world.owner, { isStaff: true }),
    customerId: null,
    requestId: 'test',
  })
  const idOf = (ctx: Ctx) => (ctx.actor?.kind === 'person' ? ctx.actor.personId : '')
  const propose = (ctx: Ctx, turn: 'stop' | 'release') => proposeFleetSwitch(ctx, { turn, reason })

  beforeAll(async () => {
    world = await openTestWorld()
    await world.sandbox.control('settings', { stoppingMs: 200, jobDurationMs: 3_600_000 })
    ann = await asStaff()
    ben = await asStaff()
  })
  afterAll(() => world.close())
  beforeEach(() => world.owner.query('delete from fleet_switch'))

  it('takes two people, both ways, and says who and why', async () => {
    const { id } = await propose(ann, 'stop')
    expect(await isFleetStopped(setupContext(null))).toBe(false)
    await expect(confirmFleetSwitch(ann, { turn: 'stop', id })).rejects.toThrow('second person')
    await confirmFleetSwitch(ben, { turn: 'stop', id })
    expect(await getFleetSwitch(ann)).toMatchObject({
      state: 'stopped',
      current: { id, proposed: { reason }, thrown: { name: 'Test person' } },
    })
    await expect(propose(ann, 'stop')).rejects.toThrow('fleet-wide stop is on')
    await propose(ben, 'release')
    await expect(confirmFleetSwitch(ben, { turn: 'release', id })).rejects.toThrow('second person')
    await confirmFleetSwitch(ann, { turn: 'release', id })
    expect(await getFleetSwitch(ann)).toMatchObject({ state: 'open', current: null, history: [{ id }] })
    const { rows } = await world.owner.query<{ action: string }>(
      'select action from audit_entry where resource_id = $1 order by seq',
      [id],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      ...['fleet.propose_stop', 'fleet.stop', 'fleet.propose_release', 'fleet.release'],
    ])
  })

  it('lets one of two hands throw it, and one of two propose it', async () => {
    const settled = async (acts: Promise<unknown>[]) =>
      (await Promise.allSettled(acts)).map(({ status }) => status).sort()
    expect(await settled([propose(ann, 'stop'), propose(ben, 'stop')])).toEqual(['fulfilled', 'rejected'])
    const { current } = await getFleetSwitch(ann)
    const id = current?.id ?? ''
    const others = [await asStaff(), await asStaff()]
    expect(await settled(others.map((ctx) => confirmFleetSwitch(ctx, { turn: 'stop', id })))).toEqual([
      'fulfilled',
      'rejected',
    ])
  })

  it('lapses after an hour, and is taken back before', async () => {
    const { id } = await propose(ann, 'stop')
    await world.owner.query(`update fleet_switch set proposed_at = now() - interval '61 minutes'`)
    await expect(confirmFleetSwitch(ben, { turn: 'stop', id })).rejects.toThrow('lapsed')
    const { id: next } = await propose(ann, 'stop')
    await withdrawFleetProposal(ben, { id: next })
    await expect(confirmFleetSwitch(ben, { turn: 'stop', id: next })).rejects.toThrow('lapsed')
    expect(await getFleetSwitch(ann)).toMatchObject({ state: 'open', lapsesAt: null })
  })

  it('is kept by the database as well: no second hand, no name but one’s own, no late one', async () => {
    const { id } = await propose(ann, 'stop')
    const turn = (who: Ctx, data: Record<string, unknown>) =>
      staffWrite({ personId: idOf(who) }, (tx) => tx.fleetSwitch.update({ where: { id }, data }))
    const thrown = (who: Ctx) => ({ thrownBy: idOf(who), thrownAt: new Date() })
    await expect(turn(ann, thrown(ann))).rejects.toThrow()
    await expect(turn(ann, thrown(ben))).rejects.toThrow()
    await expect(turn(ben, { releasedBy: idOf(ben), releasedAt: new Date() })).rejects.toThrow()
    await turn(ben, thrown(ben))
    await expect(turn(ben, { thrownAt: null, thrownBy: null })).rejects.toThrow()
    await turn(ann, { releaseProposedBy: idOf(ann), releaseProposedAt: new Date(), releaseReason: reason })
    await expect(turn(ann, { releasedBy: idOf(ann), releasedAt: new Date() })).rejects.toThrow()
    await expect(
      turn(ben, { releaseProposedBy: idOf(ben), releasedBy: idOf(ben), releasedAt: new Date() }),
    ).rejects.toThrow()
  })

  it('spares what was about to be stopped within two seconds, and holds it after the release', async () => {
    const customerId = (await makeCustomer()).id
    const ctx = setupContext(customerId)
    const account = await connectAccount(world, customerId, { isArmed: true })
    await world.owner.query('update aws_account set hold_above = 0 where customer_id = $1', [customerId])
    const request = tuningJobRequest(account.awsAccountId, 'bucket', {
      ...{ name: 'late', instances: 2, isEncrypted: false, isPaired: false },
    })
    await world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', request)
    await sweepRegion(ctx, { accountId: account.id, region })
    const state = async () => {
      const found = await world.owner.query<{ id: string; state: string }>(
        'select id, state from termination where customer_id = $1',
        [customerId],
      )
      return found.rows[0]
    }
    expect(await state()).toMatchObject({ state: 'intended' })
    const { id } = await propose(ann, 'stop')
    await confirmFleetSwitch(ben, { turn: 'stop', id })
    await expect.poll(() => isFleetStopped(ctx), { timeout: 2000 }).toBe(true)
    expect(await carryOutStop(ctx, { terminationId: (await state())?.id ?? '' })).toBe('spared')
    expect((await sweepRegion(ctx, { accountId: account.id, region })).intended).toBe(0)
    await recordCoverage(ctx, { sweepSeconds: 60 })
    const { rows } = await listCoverage(ctx, { id: account.id })
    expect(rows[0]).toMatchObject({ state: 'paused', reason: 'Fleet-wide stop by ClearDATA.' })
    expect(await getFleetSwitch(ann)).toMatchObject({ wouldStop: 1, wouldStopCustomers: 1 })
    const announced = await announceFleetSwitch(ctx)
    expect(announced).toBeGreaterThan(0)
    expect(await announceFleetSwitch(ctx)).toBe(0)

    await propose(ann, 'release')
    await confirmFleetSwitch(ben, { turn: 'release', id })
    await expect.poll(() => isFleetStopped(ctx), { timeout: 2000 }).toBe(false)
    await sweepRegion(ctx, { accountId: account.id, region })
    expect(await state()).toMatchObject({ state: 'held' })
    await announceFleetSwitch(ctx)
    const told = await world.owner.query<{ kind: string }>(
      `select kind from notice where customer_id = $1 and resource_type = 'fleet_switch' order by at`,
      [customerId],
    )
    expect(told.rows.map(({ kind }) => kind)).toEqual(['fleet.stopped', 'fleet.released'])
    const trail = await world.owner.query<{ action: string }>(
      `select action from audit_entry where customer_id = $1 and resource_type = 'fleet_switch' order by seq`,
      [customerId],
    )
    expect(trail.rows.map(({ action }) => action)).toEqual(['fleet.stop', 'fleet.release'])
  })
})
