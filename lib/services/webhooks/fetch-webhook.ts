import type { Tx } from '#lib/db/client.ts'
import { notFound } from '#lib/services/errors.ts'
import { isUuid } from '#lib/domain/uuid.ts'

/** A webhook of this customer that was not removed, locked until the transaction ends. */
export async function fetchWebhook(tx: Tx, customerId: string, id: string) {
  if (!isUuid(id)) throw notFound()
  await tx.$executeRaw`select from webhook where customer_id = ${customerId}::uuid and id = ${id}::uuid for update`
  const found = await tx.webhook.findUnique({ where: { customerId_id: { customerId, id } } })
  if (!found || found.removedAt !== null) throw notFound()
  return found
}
