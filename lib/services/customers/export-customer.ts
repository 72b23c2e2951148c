import { customerRead, customerWrite } from '#lib/db/doors.ts'
import type { Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'

/** What of a table stays here: hashes of tokens are no customer's data. */
const withheld: Record<string, string[]> = {
  invitation: ['token_hash'],
  api_token: ['token_hash'],
  event_key: ['key_hash'],
  identity_provider: ['client_secret', 'trial_hash'],
  webhook: ['secret', 'former_secret'],
}

/** A table, with the columns of its primary key and their types, as the database says. */
interface Table {
  name: string
  key: { column: string; type: string }[]
}

/** Every table with a customer in it that the customer's own role may read. */
async function listTables(tx: Tx): Promise<Table[]> {
  return tx.$queryRaw<Table[]>`
    select t.table_name::text as name, (
      select json_agg(json_build_object('column', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by k.n)
      from pg_index i cross join unnest(i.indkey) with ordinality k (attnum, n)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      where i.indrelid = format('public.%I', t.table_name)::regclass and i.indisprimary) as key
    from information_schema.columns t
    where table_schema = 'public' and column_name = 'customer_id' and table_name <> 'audit_head' order by 1`
}

const rowsAtOnce = 2000

/**
 * One table's rows, page by page, each page through the customer's door. In the order of its key: what is written
 * meanwhile is in or not, and nothing else is doubled or lost.
 */
async function* rowsOf(
  scoped: CustomerCtx,
  { name, key }: Table,
  without: string[],
): AsyncGenerator<unknown> {
  const columns = Prisma.raw(key.map(({ column }) => `t."${column}"`).join(', '))
  const place = Prisma.raw(`array[${key.map(({ column }) => `t."${column}"::text`).join(', ')}]`)
  let after: string[] | null = null
  for (;;) {
    const from: string[] | null = after
    const later =
      from === null
        ? Prisma.sql`true`
        : Prisma.sql`(${columns}) > (${Prisma.join(
            key.map(({ type }, index) => Prisma.sql`${from[index] ?? ''}::text::${Prisma.raw(type)}`),
          )})`
    const rows: { place: string[]; row: unknown }[] = await customerRead(
      scoped,
      (tx) => tx.$queryRaw<{ place: string[]; row: unknown }[]>`
        select ${place} as place, to_jsonb(t) - ${without}::text[] as row
        from ${Prisma.raw(`"${name}"`)} t where ${later} order by ${columns} limit ${rowsAtOnce}`,
    )
    for (const { row } of rows) yield row
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) return
    after = last.place
  }
}

/** The customer itself, and its people: they stand in tables that belong to no single customer. */
async function listOwn(scoped: CustomerCtx): Promise<{ table: 'customer' | 'person'; row: unknown }[]> {
  const { customerId } = scoped
  return customerRead(
    scoped,
    (tx) => tx.$queryRaw<{ table: 'customer' | 'person'; row: unknown }[]>`
      select 'customer' as table, to_jsonb(c) as row from customer c where c.id = ${customerId}::uuid
      union all
      select 'person', jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'issuer', p.issuer, 'subject', p.subject)
      from person p where exists (
        select from membership m where m.customer_id = ${customerId}::uuid and m.person_id = p.id)`,
  )
}

/**
 * A customer's whole data as JSON Lines: one `{ table, row }` a line, and last `{ end: { table: rows } }`, without
 * which the file was cut off. Audited before the first line.
 */
export async function exportCustomer(ctx: Ctx): Promise<{ fileName: string; lines: AsyncIterable<string> }> {
  const scoped = requirePermission(ctx, 'customer:export')
  requireRecentSignIn(scoped)
  const { customerId } = scoped
  const tables = await customerRead(scoped, listTables)
  const slug = await customerWrite(scoped, async (tx) => {
    await emitAudit(tx, scoped, {
      action: 'customer.export',
      resourceType: 'customer',
      resourceId: customerId,
    })
    return (await tx.customer.findUniqueOrThrow({ where: { id: customerId } })).slug
  })
  async function* lines() {
    const counts: Record<string, number> = { customer: 0, person: 0 }
    const line = (table: string, row: unknown) => {
      counts[table] = (counts[table] ?? 0) + 1
      return `${JSON.stringify({ table, row })}\n`
    }
    for (const { table, row } of await listOwn(scoped)) yield line(table, row)
    for (const table of tables) {
      counts[table.name] = 0
      for await (const row of rowsOf(scoped, table, withheld[table.name] ?? [])) yield line(table.name, row)
    }
    yield `${JSON.stringify({ end: counts })}\n`
  }
  return { fileName: `${slug}-export.jsonl`, lines: lines() }
}
