import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission, systemContext } from '#lib/services/context.ts'
import { setAccountMode } from './set-account-mode.ts'

/** Arms each account whose day of observing is over and that support has not decided about. */
export async function armDueAccounts(ctx: Ctx): Promise<number> {
  requireStaffPermission(ctx, 'account:arm')
  const due = await staffRead(
    (tx) => tx.$queryRaw<{ id: string; customerId: string }[]>`
      select id, customer_id as "customerId" from aws_account
      where status = 'connected' and mode = 'observing' and arms_at <= now()
        and exists (select from jsonb_array_elements(proof -> 'probes') probe
          where probe ->> 'role' = 'remediate' and probe ->> 'kind' = 'right_external_id' and probe ->> 'got' = 'assumed')`,
  )
  for (const { id, customerId } of due)
    await setAccountMode(systemContext('arm-by-itself', ['account:arm'], customerId), {
      id,
      mode: 'armed',
      reason: 'Armed by itself 24 hours after its onboarding proof.',
    })
  return due.length
}
