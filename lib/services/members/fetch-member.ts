import type { Tx } from '#lib/db/client.ts'
import type { MemberRole } from '#lib/domain/people.ts'
import { opens, type ProviderInForce } from '#lib/domain/sign-in.ts'
import { isUuid } from '#lib/domain/uuid.ts'
import { notFound } from '#lib/services/errors.ts'

interface MemberRecord {
  personId: string
  role: MemberRole
  person: { issuer: string; homeCustomerId: string | null }
}

/** The provider in force of the customer at hand. */
export function fetchProviderInForce(tx: Tx): Promise<ProviderInForce> {
  return tx.identityProvider.findFirst({
    where: { enabledAt: { not: null }, endedAt: null },
    select: { issuer: true, isRequired: true },
  })
}

/** The admins who can come in: those whose sign-in opens the customer. */
export function adminsWhoComeIn<Member extends MemberRecord>(
  members: readonly Member[],
  customerId: string,
  provider: ProviderInForce,
): Member[] {
  return members.filter(({ role, person }) => role === 'admin' && opens(person, customerId, provider))
}

/**
 * A member, with every membership of the customer locked: two admins cannot lower each other at once. Says
 * whether they are the last admin who can come in.
 */
export async function fetchMemberForUpdate(
  tx: Tx,
  customerId: string,
  personId: string,
): Promise<{ personId: string; role: MemberRole; isLastAdmin: boolean }> {
  await tx.$executeRaw`select from membership order by person_id for update`
  const members = await tx.membership.findMany({ include: { person: true } })
  const found = isUuid(personId) ? members.find((member) => member.personId === personId) : undefined
  if (!found) throw notFound()
  const admins = adminsWhoComeIn(members, customerId, await fetchProviderInForce(tx))
  const isLastAdmin = admins.length === 1 && admins[0]?.personId === personId
  return { personId, role: found.role, isLastAdmin }
}
