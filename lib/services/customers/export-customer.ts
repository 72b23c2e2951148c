import { customerRead, customerWrite } from '#lib/db/doors.ts'
import type { Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'

/** What of a table stays here: hashes of tokens are no customer's data. */
const withheld: Record<string, string[]> = {
  invitation: ['token_hash'],
  api_token: ['token_hash'],
  event_key: ['key_hash'],
  identity_provider: ['client_secret', 'trial_hash'],
  webhook: ['secret', 'former_secret'],
}

/** Every table with a customer in it that the customer's own role may read, as the database says. */
async function listTables(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select table_name::text as name from information_schema.columns
    where table_schema = 'public' and column_name = 'customer_id' and table_name <> 'audit_head' order by 1`
  return rows.map(({ name }) => name)
}

const rowsAtOnce = 2000

/** One table's rows, page by page, each page through the customer's door. */
async function* rowsOf(scoped: CustomerCtx, table: string, without: string[]): AsyncGenerator<unknown> {
  let after = '(0,0)'
  for (;;) {
    const from = after
    const rows = await customerRead(
      scoped,
      (tx) => tx.$queryRaw<{ place: string; row: unknown }[]>`
        select ctid::text as place, to_jsonb(t) - ${without}::text[] as row
        from ${Prisma.raw(`"${table}"`)} t where ctid > ${from}::tid order by ctid limit ${rowsAtOnce}`,
    )
    for (const { row } of rows) yield row
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) return
    after = last.place
  }
}

/**
 * A customer's whole data as JSON Lines: one `{ table, row }` a line, and last `{ end: { table: rows } }`, without
 * which the file was cut off. Audited before the first line.
 */
export async function exportCustomer(ctx: Ctx): Promise<{ fileName: string; lines: AsyncIterable<string> }> {
  const scoped = requirePermission(ctx, 'customer:export')
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
    const counts: Record<string, number> = {}
    for (const table of tables) {
      counts[table] = 0
      for await (const row of rowsOf(scoped, table, withheld[table] ?? [])) {
        counts[table]++
        yield `${JSON.stringify({ table, row })}\n`
      }
    }
    yield `${JSON.stringify({ end: counts })}\n`
  }
  return { fileName: `${slug}-export.jsonl`, lines: lines() }
}
