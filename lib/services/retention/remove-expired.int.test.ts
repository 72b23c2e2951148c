import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest'
import { fillCustomerTables } from '#lib/checks/fill-tables.ts'
import { openTestDatabase, type TestDatabase } from '#lib/checks/test-database.ts'
import type { Tx } from '#lib/db/client.ts'
import { retentionDoor } from '#lib/db/doors.ts'
import { systemContext } from '#lib/services/context.ts'
import { removeExpired } from './remove-expired.ts'

/** How a row of each table comes to be kept long enough. A table that loses its rule fails the first test. */
const aged: Record<string, string> = {
  api_token: `expires_at = now() - interval '7 years'`,
  aws_event: `received_at = now() - interval '91 days'`,
  delivery: `settled_at = now() - interval '91 days'`,
  evidence_report: `made_at = now() - interval '7 years'`,
  identity_provider: `ended_at = now() - interval '7 years'`,
  invitation: `expires_at = now() - interval '91 days'`,
  notice: `at = now() - interval '7 years'`,
  resource: `closed_at = now() - interval '7 years'`,
  status_change: `resource_id = (select id from resource r where r.customer_id = status_change.customer_id)`,
  termination: `intended_at = now() - interval '7 years', state = 'stopped'`,
}

let world: TestDatabase
let mine: string
let theirs: string

async function makeCustomer(): Promise<string> {
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into customer (slug, name) values ($1, 'A customer') returning id`,
    [`c-${randomUUID()}`],
  )
  const id = rows[0]?.id ?? ''
  await fillCustomerTables(world.owner, id)
  await world.owner.query('delete from legal_hold where customer_id = $1', [id])
  return id
}

/** Changes rows past the triggers that keep them as they are. */
async function change(sql: string, values: unknown[] = []): Promise<void> {
  await world.owner.query('set session_replication_role = replica')
  await world.owner
    .query(sql, values)
    .finally(() => world.owner.query('set session_replication_role = origin'))
}

const age = async (customerId: string) => {
  for (const [table, how] of Object.entries(aged))
    await change(`update "${table}" set ${how} where customer_id = $1`, [customerId])
}

beforeAll(async () => {
  world = await openTestDatabase()
})
beforeEach(async () => {
  mine = await makeCustomer()
  theirs = await makeCustomer()
})
afterAll(() => world.close())

class Undo extends Error {}

/** How many rows of a table the door would let go. */
async function removable(customerId: string, table: string): Promise<number> {
  let count = -1
  await retentionDoor({ customerId }, async (tx: Tx) => {
    count = await tx.$executeRawUnsafe(`delete from "${table}"`)
    throw new Undo()
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  return count
}

const tables = Object.keys(aged)

describe('the database’s rules', () => {
  it('are for these tables, and each holds a customer’s rows to its own', async () => {
    const { rows } = await world.owner.query<{ name: string }>(
      `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
       where 'portal_retention'::regrole = any(p.polroles) and p.polcmd = 'd' order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual([...tables, 'rate_limit', 'session'].sort())
  })

  it.each(tables)('keep what is young of %s', async (table) => {
    expect(await removable(mine, table)).toBe(0)
  })

  it.each(tables)('let go of %s what is old, and of no other customer’s', async (table) => {
    await age(mine)
    await age(theirs)
    if (table === 'resource')
      await change('delete from status_change where customer_id in ($1, $2)', [mine, theirs])
    expect(await removable(mine, table)).toBe(1)
    expect(await removable('', table)).toBe(0)
  })

  it.each(tables)('keep %s under a legal hold', async (table) => {
    await age(mine)
    await world.owner.query(
      `insert into legal_hold (customer_id, reason, placed_by_name) values ($1, 'a case', 'Test')`,
      [mine],
    )
    expect(await removable(mine, table)).toBe(0)
    await world.owner.query('update legal_hold set lifted_at = now() where customer_id = $1', [mine])
    await world.owner.query(
      `insert into legal_hold (customer_id, reason, placed_by_name) values ($1, 'a case', 'Test')`,
      [theirs],
    )
    if (table !== 'resource') expect(await removable(mine, table)).toBe(1)
  })

  it('keep what something that stays tells of', async () => {
    await age(mine)
    await change(
      `update termination t set state = 'intended', region = e.region, job_name = e.job_name, account_id = e.account_id,
         resource_id = r.id
       from aws_event e, resource r where e.customer_id = $1 and r.customer_id = $1 and t.customer_id = $1`,
      [mine],
    )
    await change(
      `update delivery d set notice_id = n.id, settled_at = null from notice n
      where n.customer_id = $1 and d.customer_id = $1`,
      [mine],
    )
    for (const table of ['aws_event', 'notice', 'resource', 'termination', 'delivery'])
      expect(await removable(mine, table), table).toBe(0)
  })

  it('let go of sessions and counts that ended, and of no others', async () => {
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into person (issuer, subject, name) values ('https://idp.example', $1, 'X') returning id`,
      [randomUUID()],
    )
    const session = (days: number) =>
      world.owner.query(
        `insert into session (token_hash, person_id, authenticated_at, expires_at) values ($1, $2, now(), now() - $3 * interval '1 day')`,
        [randomUUID(), rows[0]?.id, days],
      )
    for (const days of [-1, 1, 89, 91]) await session(days)
    for (const hours of [1, 23, 25])
      await world.owner.query('insert into rate_limit (key, points, expire) values ($1, 1, $2)', [
        randomUUID(),
        Date.now() - hours * 3_600_000,
      ])
    expect(await removable('', 'session')).toBe(1)
    expect(await removable('', 'rate_limit')).toBe(1)
  })

  it.each([
    'audit_entry',
    'audit_digest',
    'exclusion_attestation',
    'raci_acknowledgement',
    'person',
    'customer',
  ])('never let go of %s', async (table) => {
    await expect(removable(mine, table)).rejects.toThrow(/permission denied/)
  })
})

describe('the daily removal', () => {
  it('removes it all, and leaves the counts on the customer’s trail', async () => {
    await age(mine)
    await removeExpired(systemContext('test', ['data:expire'], null))
    const { rows } = await world.owner.query<{ details: { removed: Record<string, number> } }>(
      `select details from audit_entry where customer_id = $1 and action = 'retention.remove'`,
      [mine],
    )
    expect(rows).toEqual([{ details: { removed: Object.fromEntries(tables.map((table) => [table, 1])) } }])
    for (const table of tables) {
      const { rowCount } = await world.owner.query(`select from "${table}" where customer_id = $1`, [mine])
      expect(rowCount, table).toBe(0)
    }
    // Nothing more to remove, nothing more to tell.
    await removeExpired(systemContext('test', ['data:expire'], null))
    const again = await world.owner.query(
      `select from audit_entry where customer_id in ($1, $2) and action = 'retention.remove'`,
      [mine, theirs],
    )
    expect(again.rowCount).toBe(1)
  })
})
