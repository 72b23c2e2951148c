import type { Exclusion } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { notFound } from '#lib/services/errors.ts'
import { databaseNow } from './clock.ts'

/** The customer's exclusion under its row's lock, and the database's clock as read after the lock was had. */
export async function lockExclusion(
  tx: Tx,
  customerId: string,
  id: string,
): Promise<{ exclusion: Exclusion; now: Date }> {
  await tx.$executeRaw`select from exclusion where customer_id = ${customerId}::uuid and id = ${id}::uuid for update`
  const exclusion = await tx.exclusion.findUnique({ where: { customerId_id: { customerId, id } } })
  if (!exclusion) throw notFound()
  return { exclusion, now: await databaseNow(tx) }
}
