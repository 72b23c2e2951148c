import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { accountDetail } from './account-view.ts'
import { fetchAccountForUpdate } from './fetch-account.ts'
import type { AccountDetail } from './views.ts'

export const disconnectInput = z.object({
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(500),
})
const input = disconnectInput.extend({ id: z.string() })

/**
 * Stops using an account: nothing is read or stopped in it from now on. Its history stays. The customer may
 * delete the stack; connecting it again takes a new proof.
 */
export async function disconnectAccount(ctx: Ctx, raw: z.input<typeof input>): Promise<AccountDetail> {
  const scoped = requirePermission(ctx, 'account:connect')
  requireRecentSignIn(scoped)
  const { id, reason } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const before = await fetchAccountForUpdate(tx, customerId, id)
    if (before.status === 'disconnected') throw conflict('This account is disconnected already.')
    const after = await tx.awsAccount.update({
      where: { customerId_id: { customerId, id } },
      data: {
        status: 'disconnected',
        mode: 'observing',
        armedAt: null,
        armsAt: null,
        disconnectedAt: new Date(),
      },
    })
    await tx.eventKey.updateMany({
      where: { accountId: id, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    await emitAudit(tx, scoped, {
      action: 'account.disconnect',
      resourceType: 'aws_account',
      resourceId: id,
      details: { before: before.status, mode: before.mode, reason },
    })
    // What was never connected protected nobody.
    if (before.status !== 'pending')
      for (const audience of ['people', 'support'] as const)
        await tell(tx, customerId, {
          audience,
          kind: 'account.disconnected',
          resourceType: 'aws_account',
          resourceId: id,
          facts: { account: after.name },
        })
    return accountDetail(tx, after)
  })
}
