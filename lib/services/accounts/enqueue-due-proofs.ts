import { staffRead, staffWrite } from '#lib/db/doors.ts'
import { proveEveryMs } from '#lib/domain/accounts/account.ts'
import { enqueueAll } from '#lib/jobs/enqueue.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

/** Puts a proof on its queue for each account in use whose newest one is a day old. */
// eslint-disable-next-line no-restricted-syntax -- it writes the queue alone, and each proof audits itself
export async function enqueueDueProofs(ctx: Ctx): Promise<number> {
  requireStaffPermission(ctx, 'account:connect')
  const due = await staffRead(
    (tx) => tx.$queryRaw<{ customerId: string; accountId: string }[]>`
      select customer_id as "customerId", id as "accountId" from aws_account
      where status in ('connected', 'unsafe')
        and (proof ->> 'at')::timestamptz < now() - make_interval(secs => ${proveEveryMs / 1000}) limit 200`,
  )
  if (due.length === 0) return 0
  await staffWrite({}, (tx) =>
    enqueueAll(
      tx,
      'prove-account',
      due.map((payload) => ({ payload, singletonKey: payload.accountId })),
    ),
  )
  return due.length
}
