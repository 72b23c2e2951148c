import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCustomer, makePerson } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { systemContext } from '#lib/services/context.ts'
import { tellDueReviews } from './tell-due-reviews.ts'

describe('reviews of members that fall due', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())

  const worker = systemContext('schedule', ['member:remind'], null)

  async function withMembers(...reviewedDaysAgo: number[]) {
    const { id } = await makeCustomer()
    for (const days of reviewedDaysAgo) {
      const { personId } = await makePerson(world.owner)
      await world.owner.query(
        `insert into membership (customer_id, person_id, role, reviewed_at)
         values ($1, $2, 'viewer', now() - make_interval(days => $3::int))`,
        [id, personId, days],
      )
    }
    const told = async () =>
      (
        await world.owner.query<{ audience: string; facts: object }>(
          `select audience::text, facts from notice where customer_id = $1 and kind = 'member.review_due' order by at`,
          [id],
        )
      ).rows
    return { id, told }
  }

  it('are told to the admins once, those of a week together', async () => {
    const { id, told } = await withMembers(91, 90, 10)
    const quiet = await withMembers(89)
    await tellDueReviews(worker)
    await tellDueReviews(worker)
    expect(await told()).toEqual([{ audience: 'admins', facts: { members: 2 } }])
    expect(await quiet.told()).toEqual([])
    const { rows } = await world.owner.query(
      `select details from audit_entry where customer_id = $1 and action = 'member.remind'`,
      [id],
    )
    expect(rows).toEqual([{ details: { members: 2 } }])
    // Another falls due: not told at once, since the others were just now, but a week later.
    await world.owner.query(
      `update membership set reviewed_at = now() - interval '90 days' where customer_id = $1 and reviewed_at > now() - interval '20 days'`,
      [id],
    )
    await tellDueReviews(worker)
    expect(await told()).toHaveLength(1)
    await world.owner.query(`update notice set at = at - interval '8 days' where customer_id = $1`, [id])
    await tellDueReviews(worker)
    expect(await told()).toEqual([
      { audience: 'admins', facts: { members: 2 } },
      { audience: 'admins', facts: { members: 3 } },
    ])
  })

  it('of a closed customer are nobody’s', async () => {
    const { id, told } = await withMembers(100)
    await world.owner.query('update customer set closed_at = now() where id = $1', [id])
    await tellDueReviews(worker)
    expect(await told()).toEqual([])
  })
})
