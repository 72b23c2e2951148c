import { staffWrite } from '#lib/db/doors.ts'
import { enqueueAll } from '#lib/jobs/enqueue.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { type DueReading, listDueReadings } from './list-due-readings.ts'

/** Puts each due reading on its queue, once: one that waits or runs already is not added again. */
// eslint-disable-next-line no-restricted-syntax -- it writes the queue alone, and each reading audits what it finds
export async function enqueueDueReadings(
  ctx: Ctx,
  { sweepSeconds, inventorySeconds }: { sweepSeconds: number; inventorySeconds: number },
): Promise<number> {
  requireStaffPermission(ctx, 'scan:run')
  const sweeps = await listDueReadings(ctx, { reading: 'sweep', intervalSeconds: sweepSeconds })
  const inventories = await listDueReadings(ctx, { reading: 'inventory', intervalSeconds: inventorySeconds })
  if (sweeps.length + inventories.length === 0) return 0
  const keyed = (due: readonly DueReading[]) =>
    due.map((payload) => ({ payload, singletonKey: `${payload.accountId}:${payload.region}` }))
  await staffWrite({}, async (tx) => {
    await enqueueAll(tx, 'sweep-region', keyed(sweeps))
    await enqueueAll(tx, 'take-inventory', keyed(inventories))
  })
  return sweeps.length + inventories.length
}
