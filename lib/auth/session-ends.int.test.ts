import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeCustomer } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { hashToken } from '#lib/db/doors.ts'
import { limits } from '#lib/domain/session-limits.ts'
import { closeSession, findActor, openSession } from './sessions.ts'

/** What a session's cookie is worth, asked anew for every request. */
let world: TestWorld
let token: string
let personId: string
let customer: { id: string; slug: string }

const isAlive = async () => (await findActor(token, { isActivity: false })) !== null
const change = (sql: string) =>
  world.owner.query(`update session set ${sql} where token_hash = $1`, [hashToken(token)])

beforeAll(async () => {
  world = await openTestWorld()
  customer = await makeCustomer()
})
beforeEach(async () => {
  const subject = randomUUID()
  token = await openSession({
    ...{ issuer: 'https://idp.example', subject, name: 'Ada', email: null, emailVerified: false },
    userAgent: '',
    authenticatedAt: new Date(),
  })
  const { rows } = await world.owner.query<{ id: string }>('select id from person where subject = $1', [
    subject,
  ])
  personId = rows[0]?.id ?? ''
})
afterAll(() => world.close())

describe('a session', () => {
  it('is not in the database as the cookie has it', async () => {
    const { rows } = await world.owner.query('select * from session where token_hash = $1', [token])
    expect(rows).toEqual([])
    expect(token.length).toBeGreaterThanOrEqual(43)
  })

  it('idles out after a quarter of an hour, and polling does not keep it', async () => {
    await change(`last_active_at = now() - interval '14 minutes'`)
    expect(await isAlive()).toBe(true)
    expect(await isAlive()).toBe(true)
    await change(`last_active_at = last_active_at - interval '2 minutes'`)
    expect(await isAlive()).toBe(false)
  })

  it('is kept by activity, up to eight hours and no longer', async () => {
    await change(`last_active_at = now() - interval '14 minutes'`)
    await findActor(token, { isActivity: true })
    await change(`last_active_at = last_active_at - interval '2 minutes'`)
    expect(await isAlive()).toBe(true)
    const { rows } = await world.owner.query<{ ms: string }>(
      'select extract(epoch from expires_at - created_at) * 1000 as ms from session where token_hash = $1',
      [hashToken(token)],
    )
    expect(Math.abs(Number(rows[0]?.ms) - limits.absoluteMs)).toBeLessThan(5000)
    expect(limits.absoluteMs).toBe(8 * 3_600_000)
    await change(`expires_at = now() - interval '1 second'`)
    expect(await findActor(token, { isActivity: true })).toBeNull()
  })

  it('is over once it is closed, and stays over', async () => {
    await closeSession(token)
    expect(await isAlive()).toBe(false)
    await closeSession(token)
    expect(await findActor('no such token', { isActivity: true })).toBeNull()
  })
})

describe('what a person may is read on the very next request', () => {
  const now = async () => {
    const actor = await findActor(token, { isActivity: false })
    return {
      roles: actor?.memberships.map(({ role }) => role),
      isStaff: actor?.isStaff,
      entries: actor?.entries.length,
    }
  }

  it('a role given, changed and taken', async () => {
    expect(await now()).toEqual({ roles: [], isStaff: false, entries: 0 })
    await world.owner.query(
      `insert into membership (customer_id, person_id, role) values ($1, $2, 'admin')`,
      [customer.id, personId],
    )
    expect(await now()).toMatchObject({ roles: ['admin'] })
    await world.owner.query(`update membership set role = 'viewer' where person_id = $1`, [personId])
    expect(await now()).toMatchObject({ roles: ['viewer'] })
    await world.owner.query('delete from membership where person_id = $1', [personId])
    expect(await now()).toMatchObject({ roles: [] })
  })

  it('a customer that is closed', async () => {
    const { id } = await makeCustomer()
    await world.owner.query(
      `insert into membership (customer_id, person_id, role) values ($1, $2, 'admin')`,
      [id, personId],
    )
    await world.owner.query('update customer set closed_at = now() where id = $1', [id])
    expect(await now()).toMatchObject({ roles: [] })
  })

  it('a place among staff, and each look into a customer', async () => {
    await world.owner.query(
      `insert into staff_entry (customer_id, person_id, reason, ends_at) values ($1, $2, 'a test', now() + interval '1 hour')`,
      [customer.id, personId],
    )
    expect(await now()).toEqual({ roles: [], isStaff: false, entries: 0 })
    await world.owner.query('insert into staff (person_id) values ($1)', [personId])
    expect(await now()).toEqual({ roles: [], isStaff: true, entries: 1 })
    await world.owner.query(
      `update staff_entry set ends_at = now() - interval '1 second' where person_id = $1`,
      [personId],
    )
    expect(await now()).toMatchObject({ entries: 0 })
    await world.owner.query(
      `update staff_entry set ends_at = now() + interval '1 hour', left_at = now() where person_id = $1`,
      [personId],
    )
    expect(await now()).toMatchObject({ entries: 0 })
    await world.owner.query(`update staff_entry set left_at = null where person_id = $1`, [personId])
    expect(await now()).toMatchObject({ entries: 1 })
    await world.owner.query('update staff set removed_at = now() where person_id = $1', [personId])
    expect(await now()).toEqual({ roles: [], isStaff: false, entries: 0 })
  })
})
