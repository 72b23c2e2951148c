import type { Tx } from '#lib/db/client.ts'
import type { TerminationState } from '#lib/domain/enforcement/termination.ts'
import { notFound } from '#lib/services/errors.ts'
import { isUuid } from '#lib/domain/uuid.ts'

/** A termination's state, its row locked until the transaction ends. */
export async function fetchTerminationForUpdate(
  tx: Tx,
  customerId: string,
  id: string,
): Promise<{ id: string; state: TerminationState; disputedAt: Date | null }> {
  const rows = isUuid(id)
    ? await tx.$queryRaw<{ id: string; state: TerminationState; disputedAt: Date | null }[]>`
        select id, state::text as state, disputed_at as "disputedAt" from termination
        where customer_id = ${customerId}::uuid and id = ${id}::uuid for update`
    : []
  const [found] = rows
  if (!found) throw notFound()
  return found
}
