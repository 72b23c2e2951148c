import { createHash } from 'node:crypto'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { queues, queueSchema } from '#lib/jobs/queues.ts'
import { noFilters, openSchemaEngine, readMigrations } from './schema-engine.ts'

/** The names of the login role's own roles: what a door may take on. */
const doorRoles = [
  ...(['portal_customer', 'portal_staff', 'portal_identity', 'portal_queue'] as const),
  'portal_retention',
] as const

/** True when every migration stands in the database with the checksum of our file. */
async function isUpToDate(client: pg.Client): Promise<boolean> {
  const known = await client
    .query<{ migration_name: string; checksum: string }>(
      'select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    .catch(() => null)
  if (known === null) return false
  const applied = new Map(known.rows.map((row) => [row.migration_name, row.checksum]))
  return readMigrations().migrationDirectories.every(({ path, migrationFile }) => {
    const { content } = migrationFile
    return (
      content.tag === 'ok' && applied.get(path) === createHash('sha256').update(content.value).digest('hex')
    )
  })
}

/** Makes the queue's schema and its queues, and lets `portal_queue` use them. */
async function migrateQueue(client: pg.Client, connectionString: string): Promise<void> {
  const boss = new PgBoss({
    connectionString,
    schema: queueSchema,
    max: 2,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => undefined) // start() below rejects with the reason
  await boss.start()
  try {
    for (const [name, { options }] of Object.entries(queues)) {
      const existing = await boss.getQueue(name)
      if (existing === null) await boss.createQueue(name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  await client.query(`grant usage on schema ${queueSchema} to portal_queue`)
  await client.query(
    `grant select, insert, update, delete on all tables in schema ${queueSchema} to portal_queue`,
  )
  await client.query(`grant usage on all sequences in schema ${queueSchema} to portal_queue`)
  await client.query(`grant execute on all functions in schema ${queueSchema} to portal_queue`)
}

/** The login that the portal uses: it owns nothing and inherits nothing. */
async function allowLogin(client: pg.Client, login: { user: string; password: string }): Promise<void> {
  const name = pg.escapeIdentifier(login.user)
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login.user])
  if (rowCount === 0)
    await client.query(`create role ${name} login noinherit password ${pg.escapeLiteral(login.password)}`)
  for (const role of doorRoles) await client.query(`grant ${role} to ${name} with inherit false, set true`)
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  await client.query(`grant connect on database ${pg.escapeIdentifier(rows[0]?.name ?? '')} to ${name}`)
}

/**
 * Brings a database to what this version needs: tables, roles, row-level security, the queue. Runs as the
 * database's owner; `login` is the restricted role that the portal and its worker use.
 */
export async function migrate(
  ownerUrl: string,
  login: { user: string; password: string },
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    let applied: string[] = []
    if (!(await isUpToDate(client))) {
      const engine = await openSchemaEngine(ownerUrl)
      applied = (await engine.applyMigrations({ migrationsList: readMigrations(), filters: noFilters }))
        .appliedMigrationNames
    }
    await migrateQueue(client, ownerUrl)
    await allowLogin(client, login)
    return applied
  } finally {
    await client.end()
  }
}
