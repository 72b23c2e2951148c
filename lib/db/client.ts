import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '#lib/env.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'

/** What a door hands to its function: the tables, inside one transaction. */
export type Tx = Prisma.TransactionClient

// Next's development server loads modules anew on every change; one pool must outlive that.
const holder = globalThis as { portalPrisma?: PrismaClient }

/**
 * The only Prisma client. Nothing but lib/db/doors.ts uses it: outside a door the login has no rights.
 */
export function prisma(): PrismaClient {
  holder.portalPrisma ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL_SIZE,
      application_name: 'safeguards-portal',
    }),
  })
  return holder.portalPrisma
}

/** Closes the pool; for processes that end and tests. */
export async function closePrisma(): Promise<void> {
  await holder.portalPrisma?.$disconnect()
  delete holder.portalPrisma
}
