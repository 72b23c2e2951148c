import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Env, env } from '#lib/env.ts'
import { DoorClient } from './door-client.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'

/** What a door hands to its function: the tables, inside one transaction. */
export type Tx = Prisma.TransactionClient

function open({ DATABASE_URL, DIRECT_DATABASE_URL, DATABASE_POOL_SIZE }: Env): PrismaClient {
  const isPooled = DATABASE_URL !== DIRECT_DATABASE_URL
  return new PrismaClient({
    adapter: new PrismaPg(
      new pg.Pool({
        Client: DoorClient,
        pipeline: true,
        connectionString: DATABASE_URL,
        max: DATABASE_POOL_SIZE,
        application_name: 'safeguards-portal',
      }),
      { disposeExternalPool: true, ...(isPooled ? {} : { statementNameGenerator: nameStatement }) },
    ),
  })
}

// Next's development server loads modules anew on every change; one pool must outlive that.
const holder = globalThis as { portalPrisma?: PrismaClient }

/** So many statements are kept prepared on each connection; what a filter makes up beyond them is not. */
const mostStatements = 500
/** Longer texts are lists of many values, each length a statement of its own. */
const longestStatement = 8_000
/** The protocol’s own word for a statement that is not kept. */
const unnamed = ''
const statementNames = new Map<string, string>()

/**
 * Names a statement, so that each connection parses and plans it once and not with every call. The server keeps
 * it for the connection: behind a pooler that hands connections around, the name might be another's.
 */
function nameStatement({ sql }: { sql: string }): string {
  const known = statementNames.get(sql)
  if (known !== undefined) return known
  if (statementNames.size >= mostStatements || sql.length > longestStatement) return unnamed
  const name = `s${statementNames.size}`
  statementNames.set(sql, name)
  return name
}

/**
 * The only Prisma client. Nothing but lib/db/doors.ts uses it: outside a door the login has no rights.
 */
export function prisma(): PrismaClient {
  holder.portalPrisma ??= open(env())
  return holder.portalPrisma
}

/** Closes the pool; for processes that end and tests. */
export async function closePrisma(): Promise<void> {
  await holder.portalPrisma?.$disconnect()
  delete holder.portalPrisma
}
