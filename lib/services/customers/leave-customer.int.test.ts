import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCustomer, makePerson } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { enterCustomer } from './enter-customer.ts'
import { leaveCustomer } from './leave-customer.ts'

describe('leaving a customer', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())

  it('ends one’s own visits, and nobody else’s, on the record', async () => {
    const { id: customerId, slug } = await makeCustomer()
    const [sam, kim] = await Promise.all([1, 2].map(() => makePerson(world.owner, { isStaff: true })))
    const ctxOf = (actor: typeof sam) => ({ actor: actor ?? null, customerId: null, requestId: 'test' })
    await enterCustomer(ctxOf(sam), { slug, reason: 'first look' })
    await enterCustomer(ctxOf(sam), { slug, reason: 'second look' })
    await enterCustomer(ctxOf(kim), { slug, reason: 'another one' })
    await leaveCustomer(ctxOf(sam), { slug })
    await leaveCustomer(ctxOf(sam), { slug })
    const { rows } = await world.owner.query<{ reason: string }>(
      'select reason from staff_entry where customer_id = $1 and left_at is null',
      [customerId],
    )
    expect(rows).toEqual([{ reason: 'another one' }])
    const { rows: trail } = await world.owner.query(
      `select actor_id from audit_entry where customer_id = $1 and action = 'customer.leave'`,
      [customerId],
    )
    expect(trail).toEqual([{ actor_id: sam?.personId }])
    await expect(leaveCustomer(ctxOf(sam), { slug: 'nowhere' })).rejects.toThrow(/nothing here/)
  })
})
