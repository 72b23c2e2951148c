import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { whyLockedOut } from '#lib/domain/sign-in.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { fetchSignInForUpdate } from './fetch-sign-in.ts'

export const endProviderInput = z.object({ which: z.enum(['draft', 'in_force']) })

/**
 * Ends a customer's own provider, or throws its draft away. Its secret is forgotten, and whom it vouched for is
 * out from their next request on. Refused while no admin could come in another way.
 */
export async function endProvider(ctx: Ctx, raw: z.input<typeof endProviderInput>): Promise<void> {
  const scoped = requirePermission(ctx, 'sign_in:manage')
  requireRecentSignIn(scoped)
  const { which } = endProviderInput.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const { inForce, draft, admins } = await fetchSignInForUpdate(tx)
    const ended = which === 'draft' ? draft : inForce
    if (ended === null) throw conflict('There is none.')
    const lockedOut = which === 'draft' ? null : whyLockedOut(admins, customerId, null)
    if (lockedOut !== null) throw conflict(lockedOut)
    await tx.identityProvider.update({
      where: { customerId_id: { customerId, id: ended.id } },
      data: { endedAt: new Date(), clientSecret: '' },
    })
    await emitAudit(tx, scoped, {
      action: 'sign_in.end',
      resourceType: 'identity_provider',
      resourceId: ended.id,
      details: { which, issuer: ended.issuer },
    })
  })
}
