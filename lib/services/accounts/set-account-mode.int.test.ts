import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { limits } from '#lib/domain/session-limits.ts'
import { listWouldStop } from '#lib/services/enforcement/list-would-stop.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { armDueAccounts } from './arm-due-accounts.ts'
import { delayArming } from './delay-arming.ts'
import { setAccountMode } from './set-account-mode.ts'

let world: TestWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world.close())

it('arms only for somebody who signed in within the last quarter of an hour', async () => {
  const { id: customerId, slug } = await makeCustomer()
  const { id } = await connectAccount(world, customerId)
  const support = await makePerson(world.owner, {
    isStaff: true,
    entries: [{ customerId, slug, name: slug, reason: 'test', endsAt: new Date(Date.now() + 3_600_000) }],
  })
  const asSupport = (authenticatedAt: Date) => ({
    actor: { ...support, authenticatedAt },
    ...{ customerId, requestId: 'test' },
  })
  const { hash: shown } = await listWouldStop(asSupport(new Date()), { id })
  const arm = (authenticatedAt: Date) =>
    setAccountMode(asSupport(authenticatedAt), { id, mode: 'armed', reason: 'a test', shown })
  await expect(arm(new Date(Date.now() - limits.stepUpMs - 1000))).rejects.toMatchObject({
    code: 'step_up_required',
  })
  await expect(arm(new Date(0))).rejects.toMatchObject({ code: 'step_up_required' })
  expect((await arm(new Date())).mode).toBe('armed')
})

it('arms only what was shown: a job that came meanwhile is shown first', async () => {
  const { id: customerId, slug } = await makeCustomer()
  const account = await connectAccount(world, customerId)
  const setup = setupContext(customerId)
  const ctx = {
    actor: await makePerson(world.owner, {
      isStaff: true,
      entries: [{ customerId, slug, name: slug, reason: 'test', endsAt: new Date(Date.now() + 3_600_000) }],
    }),
    ...{ customerId, requestId: 'test' },
  }
  const launch = async (name: string, isEncrypted: boolean) => {
    await world.sandbox.sagemaker(account.awsAccountId, 'us-east-1', 'CreateHyperParameterTuningJob', {
      ...tuningJobRequest(account.awsAccountId, 'bucket', {
        name,
        instances: 4,
        isEncrypted,
        isPaired: true,
      }),
    })
    await sweepRegion(setup, { accountId: account.id, region: 'us-east-1' })
  }
  const { id } = account
  const arm = (shown?: string) => setAccountMode(ctx, { id, mode: 'armed', reason: 'a test', shown })
  expect(await listWouldStop(ctx, { id })).toMatchObject({ total: 0, rows: [] })
  await expect(arm()).rejects.toMatchObject({ code: 'conflict' })
  const before = await listWouldStop(ctx, { id })
  await launch('compliant', true)
  expect((await listWouldStop(ctx, { id })).hash).toBe(before.hash)
  await launch('violating', false)
  await expect(arm(before.hash)).rejects.toMatchObject({ code: 'conflict' })
  const listed = await listWouldStop(ctx, { id })
  expect(listed).toMatchObject({
    ...{ total: 1, atOnce: 1 },
    rows: [{ jobName: 'violating', region: 'us-east-1', instanceCount: 4 }],
  })
  expect(listed.rows[0]?.why).toContain('is not encrypted')
  expect((await arm(listed.hash)).mode).toBe('armed')
})

it('arms by itself on its day, unless support put that off', async () => {
  const { id: customerId } = await makeCustomer()
  const { id } = await connectAccount(world, customerId)
  const setup = setupContext(customerId)
  await world.owner.query(`update aws_account set arms_at = now() - interval '1 minute' where id = $1`, [id])
  const delayed = await delayArming(setup, { id, hours: 48, reason: 'The team is away' })
  expect(Date.parse(delayed.armsAt ?? '') - Date.now()).toBeGreaterThan(47 * 3_600_000)
  const modeOf = async () =>
    (await world.owner.query<{ mode: string }>('select mode from aws_account where id = $1', [id])).rows[0]
      ?.mode
  await armDueAccounts(setup)
  expect(await modeOf()).toBe('observing')
  await world.owner.query(`update aws_account set arms_at = now() - interval '1 minute' where id = $1`, [id])
  await armDueAccounts(setup)
  expect(await modeOf()).toBe('armed')
  await expect(delayArming(setup, { id, hours: 48, reason: 'too late' })).rejects.toMatchObject({
    code: 'conflict',
  })
})
