import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { fetchSignInForUpdate } from './fetch-sign-in.ts'

export const liftInput = z.object({ reason: z.string().trim().min(5, 'Say why, in a few words.').max(500) })

/**
 * Lets others in beside the people of a customer's own provider: support's way to help where that provider
 * broke and nobody can come in. Support then invites a first admin as it does for a new customer.
 */
export async function liftRequirement(ctx: Ctx, raw: z.input<typeof liftInput>): Promise<void> {
  const scoped = requirePermission(ctx, 'sign_in:lift')
  requireRecentSignIn(scoped)
  const { reason } = liftInput.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const { inForce } = await fetchSignInForUpdate(tx)
    if (!inForce?.isRequired) throw conflict('Others are let in already.')
    await tx.identityProvider.update({
      where: { customerId_id: { customerId, id: inForce.id } },
      data: { isRequired: false },
    })
    await emitAudit(tx, scoped, {
      action: 'sign_in.lift',
      resourceType: 'identity_provider',
      resourceId: inForce.id,
      details: { reason },
    })
  })
}
