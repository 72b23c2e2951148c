import { customerRead } from '#lib/db/doors.ts'
import type { IdentityProvider } from '#lib/db/generated/client.ts'
import { redirectAddress, whyLockedOut } from '#lib/domain/sign-in.ts'
import { env } from '#lib/env.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { fetchSignIn } from './fetch-sign-in.ts'
import type { ProviderView, SignInView } from './views.ts'

function viewOf(row: IdentityProvider): ProviderView {
  const { issuer, clientId, trustsEmail, isRequired, madeByName, createdAt, testedAt } = row
  return {
    ...{ issuer, clientId, trustsEmail, isRequired, madeByName },
    createdAt: createdAt.toISOString(),
    tested: testedAt && {
      at: testedAt.toISOString(),
      name: row.testedName ?? '',
      email: row.testedEmail,
    },
  }
}

/** How a customer's people sign in: its own provider in force, the next one, and what can be done. */
export async function getSignIn(ctx: Ctx): Promise<SignInView> {
  const scoped = requirePermission(ctx, 'member:read')
  const { customerId } = scoped
  return customerRead(scoped, async (tx) => {
    const { inForce, draft, admins } = await fetchSignIn(tx)
    const { slug } = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
    return {
      redirectAddress: redirectAddress(env().PORTAL_URL, slug),
      inForce: inForce && viewOf(inForce),
      draft: draft && viewOf(draft),
      refusals: {
        enable: draft && whyLockedOut(admins, customerId, draft),
        require: inForce && whyLockedOut(admins, customerId, { ...inForce, isRequired: true }),
        end: inForce && whyLockedOut(admins, customerId, null),
      },
    }
  })
}
