import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Env, env } from '#lib/env.ts'
import { DoorClient } from './door-client.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { keepStatements, nameStatement } from './statement-names.ts'
import { SeatPool } from './tables.ts'

/** What a door hands to its function: the tables, inside one transaction. */
export type Tx = Prisma.TransactionClient

type DoorPool = Omit<pg.Pool, 'connect'> & { connect: () => Promise<DoorClient & pg.PoolClient> }

function openPool({ DATABASE_URL, DIRECT_DATABASE_URL, DATABASE_POOL_SIZE }: Env): DoorPool {
  keepStatements(DATABASE_URL === DIRECT_DATABASE_URL)
  const pool = new pg.Pool({
    Client: DoorClient,
    pipeline: true,
    connectionString: DATABASE_URL,
    max: DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    application_name: 'safeguards-portal',
  })
  // A connection that is lost while nobody uses it is made anew when somebody does.
  pool.on('error', () => undefined)
  return pool as DoorPool
}

// Next's development server loads modules anew on every change; one pool must outlive that.
const holder = globalThis as { portalPool?: DoorPool; portalPrisma?: PrismaClient }

/** The connections. Nothing but lib/db/doors.ts takes one: outside a door the login has no rights. */
export function doorPool(): DoorPool {
  holder.portalPool ??= openPool(env())
  return holder.portalPool
}

/** The only Prisma client. It has no connection of its own: it works on a door's (lib/db/tables.ts). */
export function prisma(): PrismaClient {
  holder.portalPrisma ??= new PrismaClient({
    adapter: new PrismaPg(new SeatPool(), { statementNameGenerator: nameStatement }),
  })
  return holder.portalPrisma
}

/** Closes the pool; for processes that end and tests. */
export async function closePrisma(): Promise<void> {
  await holder.portalPrisma?.$disconnect()
  await holder.portalPool?.end()
  delete holder.portalPrisma
  delete holder.portalPool
}
