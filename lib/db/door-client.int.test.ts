import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#lib/checks/test-database.ts'
import { customerRead, customerWrite, staffRead } from './doors.ts'

describe('a statement that is sent ahead', () => {
  let world: TestDatabase
  let customerId: string
  beforeAll(async () => {
    world = await openTestDatabase()
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into customer (slug, name) values ('ahead', 'A customer') returning id`,
    )
    customerId = rows[0]?.id ?? ''
  })
  afterAll(() => world.close())

  const own = () => ({ customerId })
  const note = (action: string, of = customerId) =>
    [
      `insert into audit_entry (customer_id, actor_kind, actor_id, actor_name, action, resource_type, resource_id, request_id)`,
      `values ('${of}', 'system', 'test', 'Test', '${action}', 'test', '1', '1')`,
    ].join(' ')
  const noted = () =>
    customerRead(own(), async (tx) =>
      (await tx.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ action }) => action),
    )

  it('is seen by what follows it, and kept', async () => {
    const seen = await customerWrite(own(), async (tx) => {
      await tx.$executeRawUnsafe(`/* ahead */ ${note('first')}`)
      return tx.auditEntry.count()
    })
    expect(seen).toBe(1)
    expect(await noted()).toEqual(['first'])
  })

  it('that fails makes the next one fail with its error, and nothing is kept', async () => {
    const act = customerWrite(own(), async (tx) => {
      await tx.$executeRawUnsafe(note('second'))
      await tx.$executeRawUnsafe(`/* ahead */ ${note('another’s', randomUUID())}`)
      return tx.auditEntry.count()
    })
    await expect(act).rejects.toThrow(/row-level security/)
    expect(await noted()).toEqual(['first'])
  })

  it('that fails last of all makes the commit fail, and nothing is kept', async () => {
    const act = customerWrite(own(), async (tx) => {
      await tx.$executeRawUnsafe(note('second'))
      await tx.$executeRawUnsafe(`/* ahead */ ${note('another’s', randomUUID())}`)
    })
    await expect(act).rejects.toThrow(/row-level security/)
    expect(await noted()).toEqual(['first'])
  })

  it('leaves no connection behind when it fails, and none that is still in its transaction', async () => {
    for (let turn = 0; turn < 60; turn++)
      await customerWrite(own(), (tx) => tx.$executeRawUnsafe('/* ahead */ select 1 / 0')).then(
        () => expect.unreachable(),
        (error: unknown) => expect(String(error)).toMatch(/division by zero/),
      )
    expect(await noted()).toEqual(['first'])
    const inTransaction = async () =>
      (
        await world.owner.query<{ count: string }>(
          `select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
        )
      ).rows[0]?.count
    // Nobody waits for the end of a reading.
    await expect.poll(inTransaction).toBe('0')
  })

  it('whose transaction was lost is prepared anew the next time', async () => {
    const mark = randomUUID()
    const count = (isLost: boolean) =>
      customerWrite(own(), async (tx) => {
        if (isLost) await tx.$executeRawUnsafe('/* ahead */ select 1 / 0')
        return tx.$queryRawUnsafe<{ n: number }[]>(`select 1 as n /* ${mark} */`)
      })
    await expect(count(true)).rejects.toThrow(/division by zero/)
    for (let turn = 0; turn < 3; turn++) expect(await count(false)).toEqual([{ n: 1 }])
  })

  it('lets nobody act whose role was not taken on: what follows has no rights of its own', async () => {
    await expect(customerRead({ customerId: 'nobody’s' }, (tx) => tx.awsAccount.count())).rejects.toThrow(
      /invalid input syntax for type uuid/,
    )
  })

  it('goes down with its connection, and the next one works', async () => {
    const act = customerWrite(own(), async (tx) => {
      const [row] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`
      await world.owner.query('select pg_terminate_backend($1)', [row?.pid])
      await tx.$executeRawUnsafe(`/* ahead */ ${note('lost')}`)
    })
    await expect(act).rejects.toThrow()
    expect(await noted()).toEqual(['first'])
    expect(await staffRead((tx) => tx.customer.count())).toBe(1)
  })
})
