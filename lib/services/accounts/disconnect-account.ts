import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { accountDetail } from './account-view.ts'
import { endAccount } from './end-account.ts'
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
// eslint-disable-next-line no-restricted-syntax -- endAccount audits inside the transaction
export async function disconnectAccount(ctx: Ctx, raw: z.input<typeof input>): Promise<AccountDetail> {
  const scoped = requirePermission(ctx, 'account:connect')
  requireRecentSignIn(scoped)
  const { id, reason } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const before = await fetchAccountForUpdate(tx, customerId, id)
    if (before.status === 'disconnected') throw conflict('This account is disconnected already.')
    const after = await endAccount(tx, scoped, before, reason)
    return accountDetail(tx, after)
  })
}
