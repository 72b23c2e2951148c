import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { schemaScript } from './schema-engine.ts'

/** Columns, with their types and whether they may be null, and the keys and indexes by what they cover. */
const shapeOf = async (connectionString: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ line: string }>(`
    select format('%s.%s %s %s', table_name, column_name, udt_name, is_nullable) as line
      from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'
    union all
    select regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX \\S+', '\\1') from pg_indexes
      where schemaname = 'public' and tablename <> '_prisma_migrations' and indexdef not like '% WHERE %'
    order by 1`)
  await client.end()
  return rows.map(({ line }) => line)
}

it('makes by its migrations what schema.prisma says, and no more', async () => {
  const adminUrl = inject('postgresAdminUrl')
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query('create database from_schema')
  await admin.query(`create database from_migrations template ${inject('templateDatabase')}`)
  await admin.end()
  const urlOf = (name: string) => Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
  const script = await schemaScript(adminUrl)
  const client = new pg.Client({ connectionString: urlOf('from_schema') })
  await client.connect()
  await client.query(script)
  await client.end()
  const drafted = await shapeOf(urlOf('from_schema'))
  expect(drafted.length).toBeGreaterThan(100)
  expect(await shapeOf(urlOf('from_migrations'))).toEqual(drafted)
})
