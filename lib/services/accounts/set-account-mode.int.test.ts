import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { limits } from '#lib/domain/session-limits.ts'
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
  const arm = (authenticatedAt: Date) =>
    setAccountMode(
      { actor: { ...support, authenticatedAt }, customerId, requestId: 'test' },
      { id, mode: 'armed', reason: 'a test' },
    )
  await expect(arm(new Date(Date.now() - limits.stepUpMs - 1000))).rejects.toMatchObject({
    code: 'step_up_required',
  })
  await expect(arm(new Date(0))).rejects.toMatchObject({ code: 'step_up_required' })
  expect((await arm(new Date())).mode).toBe('armed')
})
