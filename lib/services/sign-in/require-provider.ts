import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { whyLockedOut } from '#lib/domain/sign-in.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { fetchSignInForUpdate } from './fetch-sign-in.ts'

export const requireProviderInput = z.object({ isRequired: z.boolean() })

/**
 * Takes nobody but the people of the customer's own provider, or others beside them again. Holds from each
 * person's next request on. Refused while no admin could come in afterwards.
 */
export async function requireProvider(ctx: Ctx, raw: z.input<typeof requireProviderInput>): Promise<void> {
  const scoped = requirePermission(ctx, 'sign_in:manage')
  requireRecentSignIn(scoped)
  const { isRequired } = requireProviderInput.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const { inForce, admins } = await fetchSignInForUpdate(tx)
    if (inForce === null) throw conflict('No provider of your own is in force.')
    const lockedOut = whyLockedOut(admins, customerId, { ...inForce, isRequired })
    if (lockedOut !== null) throw conflict(lockedOut)
    await tx.identityProvider.update({
      where: { customerId_id: { customerId, id: inForce.id } },
      data: { isRequired },
    })
    await emitAudit(tx, scoped, {
      action: 'sign_in.require',
      resourceType: 'identity_provider',
      resourceId: inForce.id,
      details: { before: inForce.isRequired, after: isRequired },
    })
  })
}
