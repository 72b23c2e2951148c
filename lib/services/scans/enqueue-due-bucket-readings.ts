import { staffWrite } from '#lib/db/doors.ts'
import { enqueueAll } from '#lib/jobs/enqueue.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { listDueBucketReadings } from './list-due-bucket-readings.ts'

/** Puts each due reading of buckets on its queue, once: one that waits or runs already is not added again. */
// eslint-disable-next-line no-restricted-syntax -- it writes the queue alone, and each reading audits what it finds
export async function enqueueDueBucketReadings(
  ctx: Ctx,
  { intervalSeconds }: { intervalSeconds: number },
): Promise<number> {
  requireStaffPermission(ctx, 'scan:run')
  const due = await listDueBucketReadings(ctx, { intervalSeconds })
  if (due.length === 0) return 0
  await staffWrite({}, (tx) =>
    enqueueAll(
      tx,
      'read-buckets',
      due.map((payload) => ({ payload, singletonKey: payload.accountId })),
    ),
  )
  return due.length
}
