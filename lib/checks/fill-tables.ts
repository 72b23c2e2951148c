import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'

interface Column {
  table: string
  name: string
  type: string
  /** A column that the database fills in, or may stay empty, is left out. */
  isNeeded: boolean
}

/** Every column of every table of ours, as the catalogue has it. */
async function readColumns(owner: Client): Promise<Column[]> {
  const { rows } = await owner.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull and not a.atthasdef as "isNeeded"
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> '_prisma_migrations' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`)
  return rows
}

async function valueOf(owner: Client, type: string): Promise<unknown> {
  if (type === 'uuid') return randomUUID()
  if (type.endsWith('[]')) return []
  if (type === 'json' || type === 'jsonb') return '{}'
  if (type.startsWith('timestamp') || type === 'date') return new Date(Date.now() + 3_600_000)
  if (/^(integer|bigint|smallint|numeric|double|real)/.test(type)) return 1
  if (type === 'boolean') return false
  if (type === 'text' || type.startsWith('character')) return `filled ${randomUUID()}`
  if (type === 'bytea') return Buffer.from('filled')
  const { rows } = await owner.query<{ label: string }>(
    'select enumlabel as label from pg_enum where enumtypid = $1::regtype order by enumsortorder limit 1',
    [type],
  )
  return rows[0]?.label
}

/**
 * Puts one row of every table that carries a customer under the customer, whatever tables there are by now.
 * Foreign keys and triggers are off for that moment: a row need only exist to be hidden.
 */
export async function fillCustomerTables(owner: Client, customerId: string): Promise<string[]> {
  const columns = Map.groupBy(await readColumns(owner), ({ table }) => table)
  const tables = [...columns].filter(([, own]) => own.some(({ name }) => name === 'customer_id'))
  await owner.query('set session_replication_role = replica')
  try {
    for (const [table, own] of tables) {
      const { rowCount } = await owner.query(`select from "${table}" where customer_id = $1 limit 1`, [
        customerId,
      ])
      if (rowCount) continue
      const needed = own.filter(({ name, isNeeded }) => isNeeded || name === 'customer_id')
      const values: unknown[] = []
      for (const { name, type } of needed)
        values.push(name === 'customer_id' ? customerId : await valueOf(owner, type))
      const names = needed.map(({ name }) => `"${name}"`).join(', ')
      const marks = needed.map((_, index) => `$${index + 1}`).join(', ')
      await owner.query(`insert into "${table}" (${names}) values (${marks})`, values)
    }
  } finally {
    await owner.query('set session_replication_role = origin')
  }
  return tables.map(([table]) => table)
}
