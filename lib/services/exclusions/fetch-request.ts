import type { ExclusionRequest } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import type { RequestFacts } from '#lib/domain/exclusions/request-states.ts'
import { notFound } from '#lib/services/errors.ts'
import { databaseNow } from './clock.ts'

/** The customer's request under its row's lock, and the database's clock as read after the lock was had. */
export async function lockRequest(
  tx: Tx,
  customerId: string,
  id: string,
): Promise<{ request: ExclusionRequest; now: Date }> {
  await tx.$executeRaw`select from exclusion_request
    where customer_id = ${customerId}::uuid and id = ${id}::uuid for update`
  const request = await tx.exclusionRequest.findUnique({ where: { customerId_id: { customerId, id } } })
  if (!request) throw notFound()
  return { request, now: await databaseNow(tx) }
}

export function requestFacts(
  request: Pick<ExclusionRequest, 'state' | 'requestedBy' | 'endorsedBy' | 'deciderName' | 'lapsesAt'>,
): RequestFacts {
  const { state, requestedBy, endorsedBy, deciderName: decidedByName, lapsesAt } = request
  return { state, requestedBy, endorsedBy, decidedByName, lapsesAt }
}
