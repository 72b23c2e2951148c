import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Env, env } from '#lib/env.ts'
import { DoorClient } from './door-client.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { keepStatements, nameStatement } from './statement-names.ts'

/** What a door hands to its function: the tables, inside one transaction. */
export type Tx = Prisma.TransactionClient

function open({ DATABASE_URL, DIRECT_DATABASE_URL, DATABASE_POOL_SIZE }: Env): PrismaClient {
  keepStatements(DATABASE_URL === DIRECT_DATABASE_URL)
  return new PrismaClient({
    adapter: new PrismaPg(
      new pg.Pool({
        Client: DoorClient,
        pipeline: true,
        connectionString: DATABASE_URL,
        max: DATABASE_POOL_SIZE,
        application_name: 'safeguards-portal',
      }),
      { disposeExternalPool: true, statementNameGenerator: nameStatement },
    ),
  })
}

// Next's development server loads modules anew on every change; one pool must outlive that.
const holder = globalThis as { portalPrisma?: PrismaClient }

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
