import { staffWrite } from '#lib/db/doors.ts'
import { enqueueAll } from '#lib/jobs/enqueue.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { listDueReadings, type Reading } from './list-due-readings.ts'

const queueOf = { sweep: 'sweep-region', inventory: 'take-inventory' } as const

/** Puts each due reading of one sort on its queue, once: one that waits or runs already is not added again. */
// eslint-disable-next-line no-restricted-syntax -- it writes the queue alone, and each reading audits what it finds
export async function enqueueDueReadings(
  ctx: Ctx,
  given: { reading: Reading; intervalSeconds: number },
): Promise<number> {
  requireStaffPermission(ctx, 'scan:run')
  const due = await listDueReadings(ctx, given)
  if (due.length === 0) return 0
  const jobs = due.map((payload) => ({ payload, singletonKey: `${payload.accountId}:${payload.region}` }))
  await staffWrite({}, (tx) => enqueueAll(tx, queueOf[given.reading], jobs))
  return due.length
}
