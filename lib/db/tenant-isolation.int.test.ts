import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { prisma } from './client.ts'
import { customerRead, customerWrite } from './doors.ts'

/** Puts one row of every customer's table under a customer, as the owner: what verbs cannot make yet included. */
async function fill(world: TestWorld, customerId: string, accountId: string): Promise<void> {
  const { owner } = world
  const person = await makePerson(owner)
  const one = async (sql: string, values: unknown[]) =>
    (await owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? ''
  await owner.query(`insert into membership (customer_id, person_id, role) values ($1, $2, 'viewer')`, [
    customerId,
    person.personId,
  ])
  await owner.query(
    `insert into staff_entry (customer_id, person_id, reason, ends_at) values ($1, $2, 'test', now() + interval '1 hour')`,
    [customerId, person.personId],
  )
  await owner.query(
    `insert into region_scan (customer_id, account_id, region, started_at) values ($1, $2, 'us-west-2', now())`,
    [customerId, accountId],
  )
  const resourceId = await one(
    `insert into resource (customer_id, account_id, region, type, arn, name, creation_time, status, last_seen_at)
     values ($1, $2, 'us-west-2', 'tuning-job', 'arn:x', 'x', now(), 'failing', now()) returning id`,
    [customerId, accountId],
  )
  await owner.query(
    `insert into verdict (customer_id, resource_id, safeguard, status, reasons, judged_at) values ($1, $2, 's', 'failing', '[]', now())`,
    [customerId, resourceId],
  )
  await owner.query(
    `insert into status_change (customer_id, resource_id, subject, after, at) values ($1, $2, 'aws', 'InProgress', now())`,
    [customerId, resourceId],
  )
  await owner.query(
    `insert into termination (customer_id, account_id, resource_id, region, arn, job_name, job_creation_time, safeguard, reasons,
       detected_by, event_at, seen_at, judged_at)
     values ($1, $2, $3, 'us-west-2', 'arn:x', 'x', now(), 's', '[]', 'sweep', now(), now(), now())`,
    [customerId, accountId, resourceId],
  )
  await owner.query(
    `insert into invitation (customer_id, email, role, token_hash, invited_by, expires_at)
     values ($1, 'x@x.example', 'viewer', gen_random_uuid()::text, 'x', now())`,
    [customerId],
  )
  await owner.query(
    `insert into api_token (customer_id, name, hint, token_hash, scopes, created_by, expires_at)
     values ($1, 'x', 'x', gen_random_uuid()::text, '{read}', $2, now())`,
    [customerId, person.personId],
  )
  await owner.query(
    `insert into event_key (customer_id, account_id, key_hash, hint) values ($1, $2, gen_random_uuid()::text, 'x')`,
    [customerId, accountId],
  )
  await owner.query(
    `insert into aws_event (customer_id, account_id, event_id, kind, region, job_name, at) values ($1, $2, 'e', 'state_change', 'us-east-1', 'x', now())`,
    [customerId, accountId],
  )
  await owner.query(
    `insert into coverage (customer_id, account_id, started_at, state) values ($1, $2, now(), 'armed')`,
    [customerId, accountId],
  )
  await owner.query(
    `insert into notice (customer_id, audience, kind, resource_type, resource_id) values ($1, 'people', 'k', 't', 'r')`,
    [customerId],
  )
  await owner.query(
    `insert into raci_acknowledgement (customer_id, version, person_id, name) values ($1, 1, $2, 'Test person')`,
    [customerId, person.personId],
  )
  await owner.query(
    `insert into audit_digest (customer_id, number, purpose, at, seq, digest_hash, body) values ($1, 1, 'hour', now(), 1, 'h', '{}')`,
    [customerId],
  )
  await owner.query(
    `insert into evidence_report (customer_id, period_start, period_end, made_by_name, model, model_hash)
     values ($1, now(), now(), 'Test person', '{}', 'h')`,
    [customerId],
  )
  await owner.query(
    `insert into legal_hold (customer_id, reason, placed_by_name) values ($1, 'test', 'Test person')`,
    [customerId],
  )
  const requestId = await one(
    `insert into exclusion_request (customer_id, account_id, region, safeguard, job_names, reason, requested_by, ends_at)
     values ($1, $2, 'us-west-2', 's', '{x}', 'test', $3, now() + interval '1 day') returning id`,
    [customerId, accountId, person.personId],
  )
  await owner.query(
    `insert into exclusion (customer_id, request_id, account_id, region, job_name, safeguard, ends_at)
     values ($1, $2, $3, 'us-west-2', 'x', 's', now() + interval '1 day')`,
    [customerId, requestId, accountId],
  )
}

describe('a customer’s people never see another customer’s row', () => {
  let world: TestWorld
  let tables: string[]
  let mine: string
  let theirs: string

  beforeAll(async () => {
    world = await openTestWorld()
    mine = (await makeCustomer()).id
    theirs = (await makeCustomer()).id
    for (const customerId of [mine, theirs]) {
      const account = await connectAccount(world, customerId)
      await fill(world, customerId, account.id)
    }
    const found = await world.owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'customer_id' and table_name <> 'audit_head' order by 1`,
    )
    tables = found.rows.map(({ name }) => name)
  })
  afterAll(() => world.close())

  it('knows every table that carries a customer', () => {
    expect(tables).toEqual([
      ...['api_token', 'audit_digest', 'audit_entry', 'aws_account', 'aws_event', 'coverage'],
      ...['event_key', 'evidence_report', 'exclusion', 'exclusion_request', 'invitation', 'legal_hold'],
      ...['membership', 'notice', 'raci_acknowledgement', 'region_scan', 'resource'],
      ...['staff_entry', 'status_change', 'termination', 'verdict'],
    ])
  })

  it('has row-level security enabled and forced on every table of ours', async () => {
    const { rows } = await world.owner.query<{ name: string }>(
      `select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and relkind in ('r', 'p') and relname <> '_prisma_migrations'
         and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(rows).toEqual([])
  })

  it('shows each table’s own rows and no others, and none without a customer', async () => {
    for (const table of tables) {
      const all = await world.owner.query(
        `select distinct customer_id from ${table} where customer_id = any($1)`,
        [[mine, theirs]],
      )
      expect(all.rowCount, `${table} holds rows of both`).toBe(2)
      const select = `select distinct customer_id::text as "customerId" from ${table}`
      const seen = await customerRead({ customerId: mine }, (tx) =>
        tx.$queryRawUnsafe<{ customerId: string }[]>(select),
      )
      expect(seen, table).toEqual([{ customerId: mine }])
      const none = await customerRead({ customerId: '' }, (tx) => tx.$queryRawUnsafe<unknown[]>(select))
      expect(none, `${table} without a customer`).toEqual([])
    }
  })

  it('refuses to move or write a row into another customer', async () => {
    for (const table of ['aws_account', 'resource', 'termination', 'exclusion', 'verdict', 'membership'])
      await expect(
        customerWrite({ customerId: mine }, (tx) =>
          tx.$executeRawUnsafe(`update ${table} set customer_id = $1::uuid`, theirs),
        ),
        table,
      ).rejects.toThrow(/row-level security|identity of an AWS account/)
  })

  it('has no rights outside a door', async () => {
    await expect(prisma().$queryRawUnsafe('select * from resource')).rejects.toThrow(
      /permission denied|does not exist/,
    )
  })

  it('shows one customer and not the other', async () => {
    const seen = await customerRead({ customerId: mine }, (tx) => tx.customer.findMany())
    expect(seen.map(({ id }) => id)).toEqual([mine])
  })

  it('refuses to change, delete or truncate the trail, for the owner too', async () => {
    for (const sql of [
      'update audit_entry set action = action',
      'delete from audit_entry',
      'truncate audit_entry',
    ])
      await expect(world.owner.query(sql), sql).rejects.toThrow(/append-only/)
  })

  it('links each row of the trail to the one before', async () => {
    const { rows } = await world.owner.query<{ seq: string; hash: string; prevHash: string }>(
      `select seq, hash, prev_hash as "prevHash" from audit_entry where customer_id = $1 order by seq`,
      [mine],
    )
    expect(rows.length).toBeGreaterThan(1)
    rows.forEach((row, index) => {
      expect(Number(row.seq)).toBe(index + 1)
      expect(row.prevHash).toBe(rows[index - 1]?.hash ?? '')
      expect(row.hash).toMatch(/^[0-9a-f]{64}$/)
    })
  })
})
