import type { Tx } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'

/** Has regions swept and their inventory taken at once, as after an account was connected. */
export async function enqueueReadings(
  tx: Tx,
  { customerId, accountId }: { customerId: string; accountId: string },
  regions: readonly string[],
): Promise<void> {
  for (const region of regions)
    for (const queue of ['sweep-region', 'take-inventory'] as const)
      await enqueue(tx, queue, { customerId, accountId, region }, { singletonKey: `${accountId}:${region}` })
}
