import { actForCustomer, identityDoor } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type PersonActor, roleInCustomer } from '#lib/services/context.ts'
import type { SignInProvider } from './providers.ts'
import type { Identity } from './sessions.ts'

/**
 * Writes down that a customer's provider works: the admin who began the test came back from it, in the session
 * they began it in. Opens no session and makes no person. Throws where it is anybody else's test.
 */
export async function finishTrial(
  { customer, trial }: SignInProvider,
  identity: Identity,
  actor: PersonActor | null,
): Promise<void> {
  if (customer === null || trial === null) throw new Error('no test is under way')
  if (actor === null || roleInCustomer(actor, customer.id) !== 'admin')
    throw new Error('the test is over: its admin signed out')
  await identityDoor({ presentedToken: trial, personId: actor.personId }, async (tx) => {
    const { name, email } = identity
    const { count } = await tx.identityProvider.updateMany({
      where: { customerId: customer.id, trialBy: actor.personId, testedAt: null },
      data: { testedAt: new Date(), testedName: name, testedEmail: email },
    })
    if (count !== 1) throw new Error('the test is somebody else’s')
    await actForCustomer(tx, customer.id)
    await emitAudit(
      tx,
      { actor, customerId: customer.id, requestId: crypto.randomUUID() },
      {
        action: 'sign_in.test',
        resourceType: 'identity_provider',
        resourceId: identity.issuer,
        details: { isEmailVerified: identity.emailVerified },
      },
    )
  })
}
