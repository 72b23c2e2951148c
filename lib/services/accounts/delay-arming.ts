import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { accountDetail } from './account-view.ts'
import { fetchAccountForUpdate } from './fetch-account.ts'
import type { AccountDetail } from './views.ts'

/** An account that should observe for longer is asked about again: no delay lasts longer than this. */
const mostDelayHours = 30 * 24

export const delayInput = z.object({
  /** From now on. */
  hours: z.coerce.number().min(1, 'At least an hour.').max(mostDelayHours, 'At most 30 days.'),
  reason: z.string().trim().min(5, 'Say why. The customer reads it.').max(500),
})
const input = delayInput.extend({ id: z.string() })

/** Puts off the moment at which an observing account arms by itself. */
export async function delayArming(ctx: Ctx, raw: z.input<typeof input>): Promise<AccountDetail> {
  const scoped = requirePermission(ctx, 'account:arm')
  requireRecentSignIn(scoped)
  const { id, hours, reason } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const before = await fetchAccountForUpdate(tx, customerId, id)
    if (before.mode === 'armed') throw conflict('This account is armed already.')
    if (before.status !== 'connected') throw conflict('This account is not connected, so nothing arms it.')
    const [{ armsAt } = { armsAt: null }] = await tx.$queryRaw<{ armsAt: Date | null }[]>`
      select clock_timestamp() + make_interval(secs => ${hours * 3600}) as "armsAt"`
    const after = await tx.awsAccount.update({
      where: { customerId_id: { customerId, id } },
      data: { armsAt },
    })
    await emitAudit(tx, scoped, {
      action: 'account.delay_arming',
      resourceType: 'aws_account',
      resourceId: id,
      details: { before: before.armsAt, after: armsAt, reason },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'account.arming_delayed',
      resourceType: 'aws_account',
      resourceId: id,
      facts: { account: after.name, armsAt: armsAt?.toISOString() ?? null },
    })
    return accountDetail(tx, after)
  })
}
