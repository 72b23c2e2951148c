import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import type { Ctx } from '#lib/services/context.ts'
import { exportCustomer } from './export-customer.ts'

interface Line {
  table?: string
  row?: Record<string, unknown>
  end?: Record<string, number>
}

describe('a customer’s whole data', () => {
  let world: TestWorld
  let customer: { id: string; slug: string; name: string }
  let admin: Ctx
  let adminId: string

  beforeAll(async () => {
    world = await openTestWorld()
    customer = await makeCustomer()
    const actor = await makePerson(world.owner, {
      memberships: [{ customerId: customer.id, slug: customer.slug, name: customer.name, role: 'admin' }],
    })
    adminId = actor.personId
    admin = { actor, customerId: customer.id, requestId: 'test' }
    await world.owner.query(
      `insert into membership (customer_id, person_id, role) values ($1, $2, 'admin')`,
      [...[customer.id, adminId]],
    )
    await connectAccount(world, customer.id)
  })
  afterAll(() => world.close())

  async function linesOf(ctx: Ctx): Promise<Line[]> {
    const lines: Line[] = []
    for await (const text of (await exportCustomer(ctx)).lines) lines.push(JSON.parse(text) as Line)
    return lines
  }

  it('has the customer, its people and every table of its own, counted at the end', async () => {
    const other = await makeCustomer()
    await connectAccount(world, other.id)
    const lines = await linesOf(admin)
    const of = (table: string) => lines.filter((line) => line.table === table).map(({ row }) => row)
    expect(of('customer')).toMatchObject([{ id: customer.id, name: customer.name }])
    expect(of('person')).toMatchObject([{ id: adminId, name: 'Test person' }])
    expect(of('aws_account')).toHaveLength(1)
    expect(of('audit_entry').length).toBeGreaterThan(1)
    expect(JSON.stringify(lines)).not.toContain(other.id)
    const end = lines.at(-1)?.end ?? {}
    for (const [table, count] of Object.entries(end)) expect(of(table), table).toHaveLength(count)
    expect(Object.keys(end)).toEqual(
      expect.arrayContaining(['person', 'verdict', 'termination', 'exclusion']),
    )
  })

  it('gives no secret away', async () => {
    await world.owner.query(
      `insert into event_key (customer_id, account_id, key_hash, hint)
       select customer_id, id, 'hash-canary', 'cdev_' from aws_account where customer_id = $1`,
      [customer.id],
    )
    const text = JSON.stringify(await linesOf(admin))
    expect(text).toContain('cdev_')
    expect(text).not.toContain('hash-canary')
  })

  it('doubles and loses no row, over many pages, while rows are changed and written', async () => {
    await world.owner.query(
      `insert into iam_user (customer_id, account_id, user_id, name, arn, created_at, is_member, seen_at)
       select $1, a.id, 'AIDA' || n, 'user-' || n, 'arn:' || n, now(), false, now() from aws_account a cross join generate_series(1, 4500) n
       where a.customer_id = $1`,
      [customer.id],
    )
    const { lines } = await exportCustomer(admin)
    const ids: string[] = []
    for await (const text of lines) {
      const { table, row } = JSON.parse(text) as Line
      if (table !== 'iam_user') continue
      ids.push(String(row?.user_id))
      // Every row is written anew while it is read: its place in the table's file is another then.
      if (ids.length === 2000)
        await world.owner.query(`update iam_user set name = name || '-x' where customer_id = $1`, [
          customer.id,
        ])
    }
    expect(ids).toHaveLength(4500)
    expect(new Set(ids).size).toBe(4500)
  })

  it('takes a fresh sign-in', async () => {
    const actor = { ...(admin.actor as object), authenticatedAt: new Date(0) } as Ctx['actor']
    await expect(exportCustomer({ ...admin, actor })).rejects.toMatchObject({ code: 'step_up_required' })
  })
})
