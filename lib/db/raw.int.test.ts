import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#lib/checks/test-database.ts'
import type { Tx } from './client.ts'
import { customerRead, customerWrite } from './doors.ts'
import { Prisma, PrismaClient } from './generated/client.ts'

const own = { customerId: '11111111-1111-4111-8111-111111111111' }

describe('a statement by hand', () => {
  let world: TestDatabase
  beforeAll(async () => {
    world = await openTestDatabase()
  })
  afterAll(() => world.close())

  it('answers what Prisma would have, type by type', async () => {
    const values = Prisma.sql`select true as "bool", 1::int2 as "int2", 2 as "int4", 9007199254740993::int8 as "int8",
      1.5::float8 as "float8", 1.25::numeric as "numeric", 'a'::text as "text", 'x'::char(3) as "padded",
      '2026-02-03 04:05:06.789+02'::timestamptz as "zoned", '2026-02-03 04:05:06.7'::timestamp as "utc",
      '2026-02-03'::date as "date", '{"a":[1,null]}'::jsonb as "jsonb", 'null'::json as "json", null::jsonb as "none",
      '\\x00ff'::bytea as "bytes", array['a','b, c',null] as "texts", array[1,2] as "numbers",
      array[9007199254740993::int8] as "large", array['2026-02-03 04:05:06+00'::timestamptz] as "times",
      array['11111111-1111-4111-8111-111111111111'::uuid] as "ids", array['{"a":1}'::jsonb] as "objects",
      1::numeric / 3 as "third"`
    const [byHand] = await customerRead(own, (tx) => tx.$queryRaw<Record<string, unknown>[]>`${values}`)
    const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: world.databaseUrl }) })
    const [byPrisma] = await prisma.$queryRaw<Record<string, unknown>[]>`${values}`
    await prisma.$disconnect()
    expect(Object.keys(byHand ?? {})).toHaveLength(22)
    expect(byHand).toEqual(byPrisma)
    for (const [name, value] of Object.entries(byPrisma ?? {}))
      expect(Object.getPrototypeOf(Object(byHand?.[name])), name).toBe(Object.getPrototypeOf(Object(value)))
  })

  it('takes every kind of value', async () => {
    const at = new Date('2026-02-03T04:05:06.789Z')
    const given = { at, large: 9007199254740993n, ids: [own.customerId], bytes: Uint8Array.from([0, 255]) }
    const [found] = await customerRead(
      own,
      (tx) => tx.$queryRaw<
        Record<string, unknown>[]
      >`select ${at}::timestamptz as "at", ${given.large}::int8 as "large",
        ${given.ids}::uuid[] as "ids", ${given.bytes}::bytea as "bytes", ${null}::text as "none", ${false}::bool as "no",
        ${new Prisma.Decimal('0.1')}::numeric as "tenth", ${[at]}::timestamptz[] as "times", ${`it's; "so"`} as "quoted"`,
    )
    expect(found).toEqual({
      ...{
        ...given,
        none: null,
        no: false,
        tenth: new Prisma.Decimal('0.1'),
        times: [at],
        quoted: 'it\'s; "so"',
      },
    })
  })

  it('counts rows, and throws the server’s own error', async () => {
    const act = (text: string) => customerWrite(own, (tx) => tx.$executeRawUnsafe(text))
    expect(await act('update webhook set is_enabled = false where false')).toBe(0)
    await expect(act('select 1 / 0')).rejects.toMatchObject({ code: '22012' })
    await expect(act('delete from customer')).rejects.toMatchObject({ code: '42501' })
  })

  it('sees what Prisma wrote in the same transaction, and is undone with it', async () => {
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into customer (slug, name) values ('by-hand', 'A customer') returning id`,
    )
    const customerId = rows[0]?.id ?? ''
    const act = customerWrite({ customerId }, async (tx) => {
      const made = await tx.notice.create({
        data: { customerId, audience: 'people', kind: 'test', resourceType: 'test', resourceId: '1' },
      })
      const seen = await tx.$queryRaw`select id from notice where id = ${made.id}::uuid`
      expect(seen).toEqual([{ id: made.id }])
      throw new Error('not after all')
    })
    await expect(act).rejects.toThrow('not after all')
    expect(await customerRead({ customerId }, (tx) => tx.notice.count())).toBe(0)
  })

  it('is refused once its transaction has ended, whoever has the connection by then', async () => {
    let kept = await customerRead(own, (tx) => Promise.resolve<Tx>(tx))
    await expect(kept.$queryRaw`select 1`).rejects.toThrow('The transaction has ended.')
    await expect(
      customerWrite(own, (tx) => {
        kept = tx
        throw new Error('lost')
      }),
    ).rejects.toThrow('lost')
    await customerRead(own, async () => {
      await expect(kept.$executeRawUnsafe('select 1')).rejects.toThrow('The transaction has ended.')
    })
  })

  it('is refused in a transaction that took too long, which leaves nothing behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const late = customerWrite(own, async (tx) => {
      await tx.$queryRaw`select 1`
      vi.advanceTimersByTime(30_000)
      return tx.$queryRaw`select 2`
    })
    await expect(late).rejects.toThrow('A transaction took longer than half a minute.')
    vi.useRealTimers()
    const open = async () =>
      (
        await world.owner.query<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity
           where datname = current_database() and state like 'idle in transaction%'`,
        )
      ).rows[0]?.count
    await expect.poll(open).toBe(0)
    expect(await customerRead(own, (tx) => tx.$queryRaw`select 3 as "n"`)).toEqual([{ n: 3 }])
  })

  it('refuses a list that nothing here reads, rather than hand over its text', async () => {
    await expect(
      customerRead(own, (tx) => tx.$queryRaw`select array['2026-02-03'::date] as days`),
    ).rejects.toThrow(/lists of the type 1182/)
  })
})
