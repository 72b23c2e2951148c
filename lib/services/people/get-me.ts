import { type Ctx, roleInCustomer } from '#lib/services/context.ts'
import { unauthenticated } from '#lib/services/errors.ts'
import type { CustomerRole } from '#lib/domain/permissions.ts'

export interface Me {
  person: { name: string; email: string | null }
  isStaff: boolean
  /** Where they sign in again, as its addresses call it (lib/domain/sign-in.ts). */
  signInWith: string
  memberships: { slug: string; name: string; role: 'viewer' | 'admin' }[]
  /** Staff's open look into the customer at hand; null outside one, and for members. */
  entry: { slug: string; customerName: string; reason: string; endsAt: string } | null
  /** What the person is in the customer at hand; null outside one. */
  role: CustomerRole | null
  customer: { slug: string; name: string } | null
}

/** Who is signed in, and what they are here. Answers from the session alone. */
export function getMe(ctx: Ctx): Me {
  const { actor, customerId } = ctx
  if (actor === null || actor.kind !== 'person') throw unauthenticated()
  const role = customerId === null ? null : roleInCustomer(actor, customerId)
  const entry = role === 'support' ? actor.entries.find((open) => open.customerId === customerId) : undefined
  const membership = actor.memberships.find((open) => open.customerId === customerId)
  const customer = membership ?? entry
  return {
    person: { name: actor.name, email: actor.email },
    isStaff: actor.isStaff,
    signInWith: actor.signInWith,
    memberships: actor.memberships.map(({ slug, name, role: own }) => ({ slug, name, role: own })),
    entry: entry
      ? {
          slug: entry.slug,
          customerName: entry.name,
          reason: entry.reason,
          endsAt: entry.endsAt.toISOString(),
        }
      : null,
    role,
    customer: customer ? { slug: customer.slug, name: customer.name } : null,
  }
}
