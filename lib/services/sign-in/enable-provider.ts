import { customerWrite } from '#lib/db/doors.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { whyLockedOut } from '#lib/domain/sign-in.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { fetchSignInForUpdate } from './fetch-sign-in.ts'

/**
 * Puts the tested draft in force; what was in force ends, and its secret is forgotten. A new secret or client of
 * the same issuer keeps the rule that only the provider's people come in. An issuer is one customer's.
 */
export async function enableProvider(ctx: Ctx): Promise<void> {
  const scoped = requirePermission(ctx, 'sign_in:manage')
  requireRecentSignIn(scoped)
  const { customerId } = scoped
  try {
    await customerWrite(scoped, async (tx) => {
      const { inForce, draft, admins } = await fetchSignInForUpdate(tx)
      if (draft === null) throw conflict('There is nothing to enable. Save a provider first.')
      if (draft.testedAt === null) throw conflict('Test it first: sign in with it once.')
      const isRequired = inForce?.issuer === draft.issuer && inForce.isRequired
      const lockedOut = whyLockedOut(admins, customerId, { issuer: draft.issuer, isRequired })
      if (lockedOut !== null) throw conflict(lockedOut)
      const now = new Date()
      if (inForce !== null)
        await tx.identityProvider.update({
          where: { customerId_id: { customerId, id: inForce.id } },
          data: { endedAt: now, clientSecret: '' },
        })
      await tx.identityProvider.update({
        where: { customerId_id: { customerId, id: draft.id } },
        data: { enabledAt: now, isRequired },
      })
      await emitAudit(tx, scoped, {
        action: 'sign_in.enable',
        resourceType: 'identity_provider',
        resourceId: draft.id,
        details: { before: inForce?.issuer ?? null, after: draft.issuer },
      })
    })
  } catch (error) {
    // The unique index over every customer's issuer in force: the test proved that people sign in there.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw conflict('This issuer is in use in the portal already. Ask ClearDATA support.')
    throw error
  }
}
