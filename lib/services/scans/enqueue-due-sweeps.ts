import { staffWrite } from '#lib/db/doors.ts'
import { enqueueAll } from '#lib/jobs/enqueue.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { listDueSweeps } from './list-due-sweeps.ts'

/** Puts each due sweep on its queue, once: one that waits or runs already is not added again. */
// eslint-disable-next-line no-restricted-syntax -- it writes the queue alone, and each sweep audits what it finds
export async function enqueueDueSweeps(
  ctx: Ctx,
  { intervalSeconds }: { intervalSeconds: number },
): Promise<number> {
  requireStaffPermission(ctx, 'scan:run')
  const due = await listDueSweeps(ctx, { intervalSeconds })
  if (due.length === 0) return 0
  await staffWrite({}, (tx) =>
    enqueueAll(
      tx,
      'sweep-region',
      due.map((payload) => ({ payload, singletonKey: `${payload.accountId}:${payload.region}` })),
    ),
  )
  return due.length
}
