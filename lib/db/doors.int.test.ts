import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillCustomerTables } from '#lib/checks/fill-tables.ts'
import { openTestDatabase, type TestDatabase } from '#lib/checks/test-database.ts'
import type { Tx } from './client.ts'
import { customerRead, customerWrite, hashToken, identityDoor, staffRead, staffWrite } from './doors.ts'

/**
 * What each door lets through, on every table there is: rows of two customers and two people, asked for
 * through one of them. The catalogue's test says how the policies read; this one, what they do.
 */
interface Person {
  id: string
  issuer: string
  subject: string
  token: string
}

interface Privileges {
  table: string
  columns: string[]
  /** Those it may change, where it may not change all. */
  changeable: string[]
  select: boolean
  insert: boolean
  update: boolean
  delete: boolean
}

const issuer = 'https://idp.example'
let world: TestDatabase
let mine: string
let theirs: string
let me: Person
let them: Person
let tables: string[]

async function makePerson(): Promise<Person> {
  const [subject, token] = [randomUUID(), randomUUID()]
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into person (issuer, subject, name) values ($1, $2, 'Somebody') returning id`,
    [issuer, subject],
  )
  const id = rows[0]?.id ?? ''
  await world.owner.query(
    `insert into session (token_hash, person_id, authenticated_at, expires_at) values ($1, $2, now(), now() + interval '1 hour')`,
    [hashToken(token), id],
  )
  await world.owner.query('insert into staff (person_id) values ($1)', [id])
  return { id, issuer, subject, token }
}

async function makeCustomer(person: Person): Promise<string> {
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into customer (slug, name) values ($1, 'A customer') returning id`,
    [`c-${randomUUID()}`],
  )
  const id = rows[0]?.id ?? ''
  await world.owner.query(`insert into membership (customer_id, person_id, role) values ($1, $2, 'admin')`, [
    id,
    person.id,
  ])
  await world.owner.query(
    `insert into staff_entry (customer_id, person_id, reason, ends_at) values ($1, $2, 'a test', now() + interval '1 hour')`,
    [id, person.id],
  )
  await world.owner.query(
    `insert into audit_entry (customer_id, actor_kind, actor_id, actor_name, action, resource_type, resource_id, request_id)
     values ($1, 'system', 'test', 'Test', 'test.fill', 'test', '1', '1')`,
    [id],
  )
  return id
}

beforeAll(async () => {
  world = await openTestDatabase()
  me = await makePerson()
  them = await makePerson()
  mine = await makeCustomer(me)
  theirs = await makeCustomer(them)
  await fillCustomerTables(world.owner, mine)
  tables = await fillCustomerTables(world.owner, theirs)
})
afterAll(() => world.close())

async function privilegesOf(role: string): Promise<Privileges[]> {
  const has = (kind: string) => `has_any_column_privilege($1, c.oid, '${kind}')`
  const { rows } = await world.owner.query<Privileges>(
    `select c.relname as table, ${has('select')} as select, ${has('insert')} as insert, ${has('update')} as update,
       has_table_privilege($1, c.oid, 'delete') as delete,
       array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
       array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped
         and has_column_privilege($1, c.oid, attname, 'update')) as changeable
     from pg_class c where c.relname = any($2) and c.relnamespace = 'public'::regnamespace order by 1`,
    [role, tables],
  )
  return rows.filter(({ table }) => table !== 'audit_head')
}

class Undo extends Error {}

/** What an act does, and then undoes it: rows touched, or the database's word against it. */
async function tryOut(
  door: (act: (tx: Tx) => Promise<void>) => Promise<void>,
  sql: string,
): Promise<number | string> {
  let outcome: number | string = 'nothing'
  try {
    await door(async (tx) => {
      outcome = await tx.$executeRawUnsafe(sql)
      throw new Undo()
    })
  } catch (error) {
    if (error instanceof Undo) return outcome
    return error instanceof Error ? error.message : String(error)
  }
  return outcome
}

const inside = (customerId: string) => (act: (tx: Tx) => Promise<void>) => customerWrite({ customerId }, act)
const staff = (who: { personId?: string; customerId?: string }) => (act: (tx: Tx) => Promise<void>) =>
  staffWrite(who, act)
const identity = (who: Parameters<typeof identityDoor>[0]) => (act: (tx: Tx) => Promise<void>) =>
  identityDoor(who, act)

const refusal = /row-level security/
const denied = /permission denied/

/** The same row once more, with a key of its own, under a customer. */
function copyOf({ table, columns }: Privileges, from: string, to: string): string {
  const given = columns.filter((name) => name !== 'seq')
  const value = (name: string) =>
    name === 'customer_id' ? `'${to}'::uuid` : name === 'id' ? 'gen_random_uuid()' : `"${name}"`
  return `insert into "${table}" (${given.map((name) => `"${name}"`).join()})
    select ${given.map(value).join()} from "${table}" where customer_id = '${from}' limit 1`
}

describe('the customer’s door', () => {
  it('shows its own rows of every table, no others, and none without a customer', async () => {
    for (const { table } of (await privilegesOf('portal_customer')).filter(({ select }) => select)) {
      const sql = `select distinct customer_id::text as id from "${table}" where customer_id in ('${mine}', '${theirs}')`
      const seen = await customerRead({ customerId: mine }, (tx) => tx.$queryRawUnsafe(sql))
      expect(seen, table).toEqual([{ id: mine }])
      expect(await customerRead({ customerId: '' }, (tx) => tx.$queryRawUnsafe(sql)), table).toEqual([])
    }
  })

  it('writes no row under another customer, neither a new one nor one of its own', async () => {
    const allowed = await privilegesOf('portal_customer')
    for (const privileges of allowed.filter(({ insert }) => insert)) {
      const { table } = privileges
      expect(await tryOut(inside(mine), copyOf(privileges, mine, theirs)), `${table}, insert`).toMatch(
        refusal,
      )
      const own = await tryOut(inside(mine), copyOf(privileges, mine, mine))
      expect(String(own), `${table}, insert`).not.toMatch(/row-level security|permission denied/)
    }
    for (const { table } of allowed.filter(({ update }) => update)) {
      const moved = `update "${table}" set customer_id = '${theirs}' where customer_id = '${mine}'`
      expect(await tryOut(inside(mine), moved), `${table}, update`).toMatch(
        /row-level security|cannot change|permission denied/,
      )
    }
  })

  it('touches no row of another customer', async () => {
    const allowed = await privilegesOf('portal_customer')
    for (const { table, changeable } of allowed.filter((found) => found.update)) {
      const touch = (id: string) =>
        `update "${table}" set "${changeable[0]}" = "${changeable[0]}" where customer_id = '${id}'`
      expect(await tryOut(inside(mine), touch(theirs)), `${table}, update`).toBe(0)
      expect(await tryOut(inside(mine), touch(mine)), `${table}, update`).not.toBe(0)
    }
    for (const { table } of allowed.filter((found) => found.delete)) {
      const remove = (id: string) => `delete from "${table}" where customer_id = '${id}'`
      expect(await tryOut(inside(mine), remove(theirs)), `${table}, delete`).toBe(0)
      expect(await tryOut(inside(mine), remove(mine)), `${table}, delete`).not.toBe(0)
    }
  })

  it('knows one customer, and of people its members and the staff who looked in', async () => {
    const seen = await customerRead({ customerId: mine }, async (tx) => ({
      customers: (await tx.customer.findMany()).map(({ id }) => id),
      people: (await tx.person.findMany()).map(({ id }) => id),
    }))
    expect(seen).toEqual({ customers: [mine], people: [me.id] })
  })

  it('knows the rules in force, and not those that staff only propose', async () => {
    await world.owner.query(
      `insert into rule_revision (safeguard, revision, reason, proposed_by, put_in_force_at)
       values ('known', 2, 'a test', $1, now()), ('proposed', 2, 'a test', $1, null)`,
      [them.id],
    )
    const seen = await customerRead({ customerId: mine }, (tx) =>
      tx.ruleRevision.findMany({ where: { safeguard: { in: ['known', 'proposed'] } } }),
    )
    expect(seen.map(({ safeguard }) => safeguard)).toEqual(['known'])
  })

  it('writes nothing through a reading door', async () => {
    await expect(
      customerRead({ customerId: mine }, (tx) => tx.$executeRawUnsafe('update resource set name = name')),
    ).rejects.toThrow(/read-only transaction/)
    await expect(
      staffRead((tx) => tx.$executeRawUnsafe(`insert into customer (slug, name) values ('x', 'x')`)),
    ).rejects.toThrow(/read-only transaction/)
  })
})

describe('the staff’s door', () => {
  it('reads every customer’s rows', async () => {
    for (const { table } of (await privilegesOf('portal_staff')).filter(({ select }) => select)) {
      const sql = `select distinct customer_id::text as id from "${table}" where customer_id in ('${mine}', '${theirs}')`
      expect(await staffRead((tx) => tx.$queryRawUnsafe<unknown[]>(sql)), table).toHaveLength(2)
    }
    const seen = await staffRead(async (tx) => [
      await tx.customer.count({ where: { id: { in: [mine, theirs] } } }),
      await tx.person.count({ where: { id: { in: [me.id, them.id] } } }),
      await tx.staff.count({ where: { personId: { in: [me.id, them.id] } } }),
    ])
    expect(seen).toEqual([2, 2, 2])
  })

  it('makes customers, people, staff and members', async () => {
    for (const sql of [
      `insert into customer (slug, name) values ('new-one', 'New')`,
      `insert into person (issuer, subject, name) values ('${issuer}', 'new', 'New')`,
      `insert into membership (customer_id, person_id, role) values ('${mine}', '${them.id}', 'viewer')`,
    ])
      expect(await tryOut(staff({}), sql), sql).toBe(1)
    await world.owner.query('delete from staff where person_id = $1', [them.id])
    const added = await tryOut(staff({}), `insert into staff (person_id) values ('${them.id}')`)
    await world.owner.query('insert into staff (person_id) values ($1)', [them.id])
    expect(added).toBe(1)
  })

  it('enters a customer only as the person who asks, and ends only their own looks', async () => {
    const enter = (id: string) =>
      `insert into staff_entry (customer_id, person_id, reason, ends_at) values ('${mine}', '${id}', 'x', now())`
    expect(await tryOut(staff({ personId: me.id }), enter(me.id))).toBe(1)
    expect(await tryOut(staff({ personId: me.id }), enter(them.id))).toMatch(refusal)
    const leave = (id: string) => `update staff_entry set left_at = now() where person_id = '${id}'`
    expect(await tryOut(staff({ personId: me.id }), leave(me.id))).not.toBe(0)
    expect(await tryOut(staff({ personId: me.id }), leave(them.id))).toBe(0)
    const own = staff({ personId: me.id })
    expect(await tryOut(own, `update staff_entry set reason = 'another'`)).toMatch(denied)
  })

  it('writes into the trail of the customer it acts in and into the portal’s own, and into no other', async () => {
    const entry = (id: string) =>
      `insert into audit_entry (customer_id, actor_kind, actor_id, actor_name, action, resource_type, resource_id, request_id)
       values ('${id}', 'system', 'x', 'x', 'x', 'x', 'x', 'x')`
    const portal = '00000000-0000-0000-0000-000000000000'
    expect(await tryOut(staff({}), entry(portal))).toBe(1)
    expect(await tryOut(staff({ customerId: mine }), entry(mine))).toBe(1)
    expect(await tryOut(staff({ customerId: mine }), entry(theirs))).toMatch(refusal)
    expect(await tryOut(staff({}), entry(mine))).toMatch(refusal)
    expect(await tryOut(identity({ personId: me.id }), entry(portal))).toBe(1)
    expect(await tryOut(identity({ personId: me.id }), entry(mine))).toMatch(refusal)
  })

  it('invites, and holds data, in the customer it acts in and in no other', async () => {
    const invite = (id: string) =>
      `insert into invitation (customer_id, email, role, token_hash, invited_by, expires_at)
       values ('${id}', 'a@b.example', 'admin', '${randomUUID()}', 'x', now())`
    const hold = (id: string) =>
      // One that is over: only one at a time may be in force.
      `insert into legal_hold (customer_id, reason, placed_by_name, lifted_at) values ('${id}', 'a test', 'x', now())`
    const lift = (id: string) => `update legal_hold set lifted_at = now() where customer_id = '${id}'`
    for (const act of [invite, hold]) {
      expect(await tryOut(staff({ customerId: mine }), act(mine)), act('mine')).toBe(1)
      expect(await tryOut(staff({ customerId: mine }), act(theirs)), act('theirs')).toMatch(refusal)
    }
    await world.owner.query(
      `insert into legal_hold (customer_id, reason, placed_by_name, placed_at, lifted_at)
       values ($1, 'a test', 'x', now(), now()), ($2, 'a test', 'x', now(), now())`,
      [mine, theirs],
    )
    expect(await tryOut(staff({ customerId: mine }), lift(mine))).not.toBe(0)
    expect(await tryOut(staff({ customerId: mine }), lift(theirs))).toBe(0)
  })

  it('seals the portal’s own trail alone', async () => {
    const seal = (id: string) =>
      `insert into audit_digest (customer_id, number, purpose, at, seq, digest_hash, body)
       values ('${id}', 1000, 'export', now(), 1, 'x', 'x')`
    expect(await tryOut(staff({}), seal('00000000-0000-0000-0000-000000000000'))).toBe(1)
    for (const door of [staff({}), staff({ customerId: mine })])
      expect(await tryOut(door, seal(mine))).toMatch(refusal)
  })

  it('proposes in the name of the person who asks, and nothing that is settled already', async () => {
    const own = staff({ personId: me.id })
    const turn = (id: string) => `insert into fleet_switch (reason, proposed_by) values ('a test', '${id}')`
    expect(await tryOut(own, turn(me.id))).toBe(1)
    expect(await tryOut(own, turn(them.id))).toMatch(refusal)
    const rule = (id: string, settledAt: string) =>
      `insert into rule_revision (safeguard, revision, reason, proposed_by, put_in_force_at)
       values ('a-rule', 99, 'a test', '${id}', ${settledAt})`
    expect(await tryOut(own, rule(me.id, 'null'))).toBe(1)
    expect(await tryOut(own, rule(them.id, 'null'))).toMatch(refusal)
    expect(await tryOut(own, rule(me.id, 'now()'))).toMatch(refusal)
  })

  it('puts in force what another proposed, in one’s own name, once', async () => {
    const { rows } = await world.owner.query<{ id: string; name: string }>(
      `insert into rule_revision (safeguard, revision, reason, proposed_by, put_in_force_by, put_in_force_at)
       values ('mine', 1, 'a test', $1, null, null), ('theirs', 1, 'a test', $2, null, null), ('settled', 1, 'a test', $2, $1, now())
       returning id, safeguard as name`,
      [me.id, them.id],
    )
    const settle = (name: string, by: string) =>
      `update rule_revision set put_in_force_by = '${by}', put_in_force_at = now()
       where id = '${rows.find((row) => row.name === name)?.id}'`
    const own = staff({ personId: me.id })
    expect(await tryOut(own, settle('theirs', me.id))).toBe(1)
    expect(await tryOut(own, settle('theirs', them.id))).toMatch(refusal)
    expect(await tryOut(own, settle('mine', me.id))).toMatch(refusal)
    expect(await tryOut(own, settle('settled', me.id))).toBe(0)
  })
})

describe('the sign-in’s door', () => {
  const seenBy = (who: Parameters<typeof identityDoor>[0]) =>
    identityDoor(who, async (tx) => ({
      people: (await tx.person.findMany()).map(({ id }) => id),
      sessions: (await tx.session.findMany()).map(({ personId }) => personId),
      staff: (await tx.staff.findMany()).map(({ personId }) => personId),
      memberships: (await tx.membership.findMany()).map(({ personId }) => personId),
      entries: (await tx.staffEntry.findMany()).map(({ personId }) => personId),
      customers: (await tx.customer.findMany()).map(({ id }) => id),
    }))
  const nothing = { people: [], sessions: [], staff: [], memberships: [], entries: [], customers: [] }

  it('shows a person what is theirs and nobody else’s', async () => {
    expect(await seenBy({ personId: me.id })).toEqual({
      ...{ people: [me.id], sessions: [me.id], staff: [me.id] },
      ...{ memberships: [me.id], entries: [me.id], customers: [mine] },
    })
  })

  it('finds a session by what its cookie holds, and a person by issuer and subject, and no more by these', async () => {
    expect(await seenBy({ sessionToken: me.token })).toEqual({ ...nothing, sessions: [me.id] })
    expect(await seenBy({ issuer, subject: me.subject })).toEqual({ ...nothing, people: [me.id] })
    expect(await seenBy({ sessionToken: randomUUID() })).toEqual(nothing)
    expect(await seenBy({ issuer: 'https://other.example', subject: me.subject })).toEqual(nothing)
  })

  it('shows membership and entry of a customer apart: either is enough', async () => {
    await world.owner.query('delete from membership where person_id = $1', [me.id])
    expect((await seenBy({ personId: me.id })).customers).toEqual([mine])
    await world.owner.query(
      `insert into membership (customer_id, person_id, role) values ($1, $2, 'admin')`,
      [mine, me.id],
    )
  })

  it('makes a person only of the issuer and subject who sign in, and changes no other', async () => {
    const add = (subject: string) =>
      `insert into person (issuer, subject, name) values ('${issuer}', '${subject}', 'New')`
    expect(await tryOut(identity({ issuer, subject: 'new' }), add('new'))).toBe(1)
    expect(await tryOut(identity({ issuer, subject: 'new' }), add('another'))).toMatch(refusal)
    const rename = (id: string) => `update person set name = 'Other' where id = '${id}'`
    expect(await tryOut(identity(me), rename(me.id))).toBe(1)
    expect(await tryOut(identity(me), rename(them.id))).toBe(0)
    expect(await tryOut(identity(me), `update person set subject = '${them.subject}'`)).toMatch(denied)
  })

  it('opens and ends sessions of the person at hand alone', async () => {
    const add = (id: string) =>
      `insert into session (token_hash, person_id, authenticated_at, expires_at) values ('${randomUUID()}', '${id}', now(), now())`
    expect(await tryOut(identity({ personId: me.id }), add(me.id))).toBe(1)
    expect(await tryOut(identity({ personId: me.id }), add(them.id))).toMatch(refusal)
    const end = (id: string) => `update session set revoked_at = now() where person_id = '${id}'`
    expect(await tryOut(identity({ personId: me.id }), end(me.id))).toBe(1)
    expect(await tryOut(identity({ sessionToken: me.token }), end(me.id))).toBe(1)
    expect(await tryOut(identity({ personId: me.id }), end(them.id))).toBe(0)
    const door = identity({ personId: me.id })
    expect(await tryOut(door, `update session set expires_at = now() + interval '1 year'`)).toMatch(denied)
    expect(await tryOut(door, `update session set person_id = '${them.id}'`)).toMatch(denied)
  })

  it('gives nobody a role, a customer or a place among staff', async () => {
    for (const sql of [
      `insert into staff (person_id) values ('${me.id}')`,
      `update staff set removed_at = null`,
      `update membership set role = 'admin'`,
      `insert into staff_entry (customer_id, person_id, reason, ends_at) values ('${theirs}', '${me.id}', 'x', now())`,
      `insert into customer (slug, name) values ('x', 'x')`,
      `select count(*) from resource`,
    ])
      expect(await tryOut(identity({ personId: me.id }), sql), sql).toMatch(denied)
    // A membership takes an invitation that is presented, open, and for that very customer and role.
    const join = `insert into membership (customer_id, person_id, role) values ('${theirs}', '${me.id}', 'admin')`
    expect(await tryOut(identity({ personId: me.id }), join)).toMatch(refusal)
    expect(await tryOut(identity({ personId: me.id, presentedToken: 'x' }), join)).toMatch(refusal)
  })
})

describe('the count of sign-ins', () => {
  it('is one’s own: neither another’s is seen nor moved', async () => {
    const key = (token: string) => `sign-in:${hashToken(token)}`
    for (const token of ['here', 'there'])
      await world.owner.query('insert into rate_limit (key, points, expire) values ($1, 1, 1)', [key(token)])
    const door = identity({ presentedToken: 'here' })
    const seen = await identityDoor({ presentedToken: 'here' }, (tx) => tx.rateLimit.findMany())
    expect(seen.map((row) => row.key)).toEqual([key('here')])
    expect(await tryOut(door, 'update rate_limit set points = 0')).toBe(1)
    expect(await tryOut(door, `update rate_limit set key = '${key('elsewhere')}'`)).toMatch(refusal)
    expect(await tryOut(door, `insert into rate_limit (key) values ('${key('elsewhere')}')`)).toMatch(refusal)
    expect(
      await tryOut(
        identity({ presentedToken: 'new' }),
        `insert into rate_limit (key) values ('${key('new')}')`,
      ),
    ).toBe(1)
  })
})

describe('a customer’s own provider', () => {
  const ours = 'https://login.mine.example'
  const vouched = { issuer: ours, subject: 'vouched' }
  let trial: string
  let person: string

  beforeAll(async () => {
    trial = randomUUID()
    await world.owner.query('delete from identity_provider')
    for (const [customer, from] of [
      [mine, ours],
      [theirs, 'https://login.theirs.example'],
    ])
      await world.owner.query(
        `insert into identity_provider (customer_id, slug, issuer, client_id, client_secret, made_by_name, enabled_at)
         select id, slug, $2, 'x', 'sealed', 'Test', now() from customer where id = $1`,
        [customer, from],
      )
    await world.owner.query(
      `insert into identity_provider (customer_id, slug, issuer, client_id, client_secret, made_by_name, trial_hash)
       select id, slug, 'https://next.example', 'x', 'sealed', 'Test', $2 from customer where id = $1`,
      [mine, hashToken(trial)],
    )
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into person (issuer, subject, name, home_customer_id) values ($1, 'member', 'Vouched', $2) returning id`,
      [ours, mine],
    )
    person = rows[0]?.id ?? ''
  })

  const seenBy = (who: Parameters<typeof identityDoor>[0]) =>
    identityDoor(who, async (tx) =>
      (await tx.identityProvider.findMany()).map(({ issuer: from }) => from).sort(),
    )

  it('is found by the customer’s address, its issuer, a member or the test that is presented, and not otherwise', async () => {
    const { rows } = await world.owner.query<{ slug: string }>('select slug from customer where id = $1', [
      mine,
    ])
    expect(await seenBy({ signInSlug: rows[0]?.slug ?? '' })).toEqual([ours])
    expect(await seenBy(vouched)).toEqual([ours])
    expect(await seenBy({ personId: me.id })).toEqual([ours])
    expect(await seenBy({ presentedToken: trial })).toEqual(['https://next.example'])
    expect(await seenBy({ presentedToken: 'x' })).toEqual([])
    expect(await seenBy({ personId: randomUUID() })).toEqual([])
  })

  it('is marked as tested through its own test alone, and changed in nothing else', async () => {
    const test = `update identity_provider set tested_at = now()`
    expect(await tryOut(identity({ presentedToken: trial }), test)).toBe(1)
    expect(await tryOut(identity({ personId: me.id }), test)).toBe(0)
    for (const change of [
      'enabled_at = now()',
      `issuer = 'https://x'`,
      'trial_hash = null',
      'is_required = true',
    ])
      expect(
        await tryOut(identity({ presentedToken: trial }), `update identity_provider set ${change}`),
        change,
      ).toMatch(denied)
    for (const change of ['tested_at = now()', `issuer = 'https://x'`, `slug = 'x'`])
      expect(await tryOut(inside(mine), `update identity_provider set ${change}`), change).toMatch(denied)
  })

  it('ended, is marked by no test', async () => {
    await world.owner.query('update identity_provider set ended_at = now() where trial_hash is not null')
    expect(
      await tryOut(identity({ presentedToken: trial }), 'update identity_provider set tested_at = now()'),
    ).toBe(0)
    await world.owner.query('update identity_provider set ended_at = null where trial_hash is not null')
  })

  it('makes people at home in its customer, and the portal’s provider none', async () => {
    const add = ({ issuer: from, subject }: { issuer: string; subject: string }, home: string | null) =>
      tryOut(
        identity({ issuer: from, subject }),
        `insert into person (issuer, subject, name, home_customer_id)
         values ('${from}', '${subject}', 'New', ${home === null ? 'null' : `'${home}'`})`,
      )
    expect(await add(vouched, mine)).toBe(1)
    expect(await add(vouched, theirs)).toMatch(refusal)
    expect(await add(vouched, null)).toMatch(refusal)
    expect(await add({ issuer, subject: 'own' }, null)).toBe(1)
    expect(await add({ issuer, subject: 'own' }, mine)).toMatch(refusal)
    const byStaff = (home: string) =>
      tryOut(
        staff({}),
        `insert into person (issuer, subject, name, home_customer_id) values ('${ours}', 'x', 'X', ${home})`,
      )
    expect(await byStaff(`'${mine}'`)).toBe(1)
    expect(await byStaff('null')).toMatch(refusal)
  })

  it('vouches for members of its customer alone, and never for staff', async () => {
    const join = (customer: string) =>
      `insert into membership (customer_id, person_id, role) values ('${customer}', '${person}', 'viewer')`
    expect(await tryOut(staff({}), join(mine))).toBe(1)
    expect(await tryOut(staff({}), join(theirs))).toMatch(refusal)
    expect(await tryOut(staff({}), `insert into staff (person_id) values ('${person}')`)).toMatch(refusal)
    expect(await tryOut(inside(mine), join(mine))).toMatch(denied)
    for (const [customer, outcome] of [
      [mine, 1],
      [theirs, refusal],
    ] as const) {
      const token = randomUUID()
      await world.owner.query(
        `insert into invitation (customer_id, email, role, token_hash, invited_by, expires_at)
         values ($1, 'a@b.example', 'viewer', $2, 'Test', now() + interval '1 day')`,
        [customer, hashToken(token)],
      )
      const accepted = await tryOut(identity({ presentedToken: token, personId: person }), join(customer))
      if (outcome === 1) expect(accepted).toBe(1)
      else expect(accepted).toMatch(outcome)
    }
  })

  it('is one customer’s, whatever the case of its letters or a slash at its end', async () => {
    await expect(
      world.owner.query(
        `update identity_provider set issuer = 'https://LOGIN.mine.example/' where customer_id = $1`,
        [theirs],
      ),
    ).rejects.toThrow(/identity_provider_one_customer/)
  })
})

describe('the trail', () => {
  const doors = () => [inside(mine), staff({ customerId: mine }), identity({ personId: me.id })]

  it('is linked by the database itself, whatever a row says of its own place', async () => {
    await customerWrite({ customerId: mine }, (tx) =>
      tx.$executeRawUnsafe(`insert into audit_entry
        (customer_id, seq, at, actor_kind, actor_id, actor_name, action, resource_type, resource_id, request_id, prev_hash, hash)
        values ('${mine}', 999, '2001-01-01', 'system', 'x', 'x', 'forged', 'x', 'x', 'x', 'forged', 'forged')`),
    )
    const { rows } = await world.owner.query<{ seq: string; hash: string; prevHash: string; isNow: boolean }>(
      `select seq, hash, prev_hash as "prevHash", at > now() - interval '1 hour' as "isNow"
       from audit_entry where customer_id = $1 order by seq`,
      [mine],
    )
    rows.forEach(({ seq, hash, prevHash, isNow }, index) => {
      expect(Number(seq)).toBe(index + 1)
      expect(prevHash).toBe(rows[index - 1]?.hash ?? '')
      expect(hash).toMatch(/^[0-9a-f]{64}$/)
      expect(isNow).toBe(true)
    })
  })

  it('has heads that no door can move', async () => {
    for (const door of doors())
      for (const sql of ['update audit_head set seq = seq + 1', 'delete from audit_head'])
        expect(await tryOut(door, sql), sql).toMatch(denied)
  })

  it('can be changed through no door, and not by the database’s owner', async () => {
    for (const sql of [
      'update audit_entry set action = action',
      'delete from audit_entry',
      'truncate audit_entry',
    ]) {
      for (const door of doors()) expect(await tryOut(door, sql), sql).toMatch(denied)
      await expect(world.owner.query(sql), sql).rejects.toThrow(/append-only/)
    }
    for (const sql of ['update status_change set after = after', 'delete from status_change'])
      await expect(world.owner.query(sql), sql).rejects.toThrow(/append-only/)
    for (const sql of [
      'update audit_head set seq = seq + 2',
      'update audit_head set seq = 0',
      'delete from audit_head',
    ])
      await expect(world.owner.query(sql), sql).rejects.toThrow(/only grows/)
  })

  it('and what people signed, published or acknowledged stays as it was, even for the database’s owner', async () => {
    for (const table of [
      ...['audit_digest', 'exclusion_attestation', 'exclusion_event', 'raci_acknowledgement', 'raci_version'],
    ]) {
      const { rows } = await world.owner.query<{ column: string }>(
        'select column_name as column from information_schema.columns where table_name = $1 order by ordinal_position limit 1',
        [table],
      )
      const column = rows[0]?.column ?? ''
      expect((await world.owner.query(`select from ${table}`)).rowCount, table).toBeGreaterThan(0)
      for (const sql of [`update ${table} set "${column}" = "${column}"`, `delete from ${table}`])
        await expect(world.owner.query(sql), sql).rejects.toThrow(/append-only/)
    }
    for (const table of [
      'audit_digest',
      'evidence_report',
      'legal_hold',
      'raci_acknowledgement',
      'raci_version',
    ])
      await expect(world.owner.query(`truncate ${table} cascade`), table).rejects.toThrow(/append-only/)
  })

  it('and an account’s identity and ExternalId stay as they were made', async () => {
    for (const change of [
      'external_id = gen_random_uuid()',
      `aws_account_id = '999999999999'`,
      `partition = 'aws-cn'`,
    ]) {
      const sql = `update aws_account set ${change}`
      expect(await tryOut(inside(mine), sql), change).toMatch(/cannot change/)
      await expect(world.owner.query(sql), change).rejects.toThrow(/cannot change/)
    }
  })
})
