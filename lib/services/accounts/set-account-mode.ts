import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { enforcementModes } from '#lib/domain/accounts/account.ts'
import { type ProofResult, roleState } from '#lib/domain/accounts/proof.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { readWouldStop } from '#lib/services/enforcement/would-stop.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { accountDetail } from './account-view.ts'
import { fetchAccountForUpdate } from './fetch-account.ts'
import type { AccountDetail } from './views.ts'

export const modeInput = z.object({
  mode: z.enum(enforcementModes),
  /** The hash of the list that was shown of what arming would stop; people arm nothing unseen. */
  shown: z.string().max(64).optional(),
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(500),
})
const input = modeInput.extend({ id: z.string() })

/**
 * Arms an account, so that violating tuning jobs are terminated, or sets it back to observing. Waits for a
 * decision under way: both lock the account's row. A person arms only what they were shown.
 */
export async function setAccountMode(ctx: Ctx, raw: z.input<typeof input>): Promise<AccountDetail> {
  const scoped = requirePermission(ctx, 'account:arm')
  requireRecentSignIn(scoped)
  const { id, mode, shown, reason } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const before = await fetchAccountForUpdate(tx, customerId, id)
    if (mode === 'armed' && before.status !== 'connected')
      throw conflict('This account is not connected, so there is nothing to arm. Prove it first.')
    const proof = before.proof as unknown as ProofResult | null
    if (mode === 'armed' && roleState('remediate', proof?.probes ?? []) !== 'granted')
      throw conflict(
        'The remediate role is not granted, so no job could be stopped. Ask the customer for it.',
      )
    if (mode === 'armed' && before.mode !== 'armed' && scoped.actor.kind === 'person') {
      const { hash } = await readWouldStop(tx, { accountId: id, holdAbove: before.holdAbove })
      if (shown !== hash)
        throw conflict('What would be stopped has changed. Look at the list once more, then arm.')
    }
    const after = await tx.awsAccount.update({
      where: { customerId_id: { customerId, id } },
      // Support has decided: nothing arms or disarms by itself after that.
      data: { mode, armsAt: null, armedAt: mode === 'armed' ? (before.armedAt ?? new Date()) : null },
    })
    await emitAudit(tx, scoped, {
      action: mode === 'armed' ? 'account.arm' : 'account.observe',
      resourceType: 'aws_account',
      resourceId: id,
      details: { before: before.mode, after: mode, reason },
    })
    if (mode === 'armed' && before.mode !== 'armed')
      await tell(tx, customerId, {
        audience: 'people',
        kind: 'account.armed',
        resourceType: 'aws_account',
        resourceId: id,
        facts: { account: after.name },
      })
    if (mode === 'armed')
      for (const region of after.regions)
        await enqueue(
          tx,
          'sweep-region',
          { customerId, accountId: id, region },
          { singletonKey: `${id}:${region}` },
        )
    return accountDetail(tx, after)
  })
}
