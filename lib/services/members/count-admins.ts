import type { Tx } from '#lib/db/client.ts'
import { comesIn } from '#lib/domain/sign-in.ts'

/**
 * How many admins of each customer can come in now. After support lifted a customer's requirement because its
 * provider broke, whom that provider vouches for counts once they signed in with it since.
 */
export async function countAdmins(tx: Tx, customerIds: string[]): Promise<Map<string, number>> {
  const where = { customerId: { in: customerIds } }
  const admins = await tx.membership.findMany({
    where: { ...where, role: 'admin' },
    include: { person: true },
  })
  const providers = await tx.identityProvider.findMany({
    where: { ...where, enabledAt: { not: null }, endedAt: null },
    select: { id: true, customerId: true, issuer: true, isRequired: true },
  })
  const lifts = await tx.auditEntry.groupBy({
    by: ['resourceId'],
    where: {
      ...{ customerId: { in: providers.map(({ customerId }) => customerId) }, action: 'sign_in.lift' },
      ...{ resourceType: 'identity_provider', resourceId: { in: providers.map(({ id }) => id) } },
    },
    _max: { at: true },
  })
  const providerOf = new Map(providers.map((provider) => [provider.customerId, provider]))
  const liftedAtOf = new Map(lifts.map(({ resourceId, _max }) => [resourceId, _max.at]))
  const counts = new Map(customerIds.map((id) => [id, 0]))
  for (const { customerId, person } of admins) {
    const provider = providerOf.get(customerId) ?? null
    const liftedAt = (provider && liftedAtOf.get(provider.id)) ?? null
    if (comesIn(person, customerId, provider, liftedAt))
      counts.set(customerId, (counts.get(customerId) ?? 0) + 1)
  }
  return counts
}
