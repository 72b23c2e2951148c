import { randomBytes } from 'node:crypto'
import { customerWrite, hashToken } from '#lib/db/doors.ts'
import { trialOf } from '#lib/domain/sign-in.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict, forbidden } from '#lib/services/errors.ts'
import { fetchSignInForUpdate } from './fetch-sign-in.ts'

/** How long a test may take, from the press of the button. */
const trialMs = 10 * 60_000

/**
 * Begins the test of a draft: the admin signs in with it for real and comes back in the session they are in.
 * Answers where to sign in, and what their browser is to hold meanwhile; only its hash is stored.
 */
export async function startTrial(ctx: Ctx): Promise<{ signInWith: string; trial: string }> {
  const scoped = requirePermission(ctx, 'sign_in:manage')
  requireRecentSignIn(scoped)
  const { actor, customerId } = scoped
  if (actor.kind !== 'person') throw forbidden('Only people test a provider.')
  const trial = randomBytes(32).toString('base64url')
  return customerWrite(scoped, async (tx) => {
    const { draft } = await fetchSignInForUpdate(tx)
    if (draft === null) throw conflict('There is nothing to test. Save the provider first.')
    if (draft.testedAt !== null) throw conflict('It was tested already. Enable it, or save another setting.')
    await tx.identityProvider.update({
      where: { customerId_id: { customerId, id: draft.id } },
      data: {
        ...{ trialHash: hashToken(trial), trialBy: actor.personId },
        trialEndsAt: new Date(Date.now() + trialMs),
      },
    })
    await emitAudit(tx, scoped, {
      action: 'sign_in.start_test',
      resourceType: 'identity_provider',
      resourceId: draft.id,
    })
    return { signInWith: trialOf(draft.slug), trial }
  })
}
