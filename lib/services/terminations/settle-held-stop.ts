import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { fetchTerminationForUpdate } from './fetch-termination.ts'

export const settleInput = z.object({
  answer: z.enum(['release', 'dismiss']),
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(500),
})
const input = settleInput.extend({ id: z.string() })

/** Support releases a held stop, which is then carried out like any other, or lets the job run. */
// eslint-disable-next-line no-restricted-syntax -- settle audits inside the transaction
export async function settleHeldStop(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'termination:release')
  requireRecentSignIn(scoped)
  const given = input.parse(raw)
  await customerWrite(scoped, (tx) => settle(tx, scoped, given))
}

/** Settles one held stop inside the caller's transaction; throws `conflict` when it is not held any more. */
export async function settle(
  tx: Tx,
  scoped: CustomerCtx,
  { id, answer, reason }: z.output<typeof input>,
): Promise<void> {
  const { customerId } = scoped
  const { state } = await fetchTerminationForUpdate(tx, customerId, id)
  if (state !== 'held')
    throw conflict('This stop is not held any more. Somebody settled it, or the job ended.')
  const to = answer === 'release' ? 'intended' : 'dismissed'
  await tx.termination.update({
    where: { customerId_id: { customerId, id } },
    data: {
      state: to,
      ...(to === 'dismissed' ? { outcome: 'Support let the job run.' } : {}),
    },
  })
  await emitAudit(tx, scoped, {
    action: `termination.${answer}`,
    resourceType: 'termination',
    resourceId: id,
    details: { before: state, after: to, reason },
  })
  if (to === 'intended')
    await enqueue(tx, 'stop-tuning-job', { customerId, terminationId: id }, { priority: 10 })
}
