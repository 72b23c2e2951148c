import type { Tx } from '#lib/db/client.ts'
import type { MemberRole } from '#lib/domain/people.ts'
import { isUuid } from '#lib/domain/uuid.ts'
import { notFound } from '#lib/services/errors.ts'

/** A member, with every membership of the customer locked: two admins cannot lower each other at once. */
export async function fetchMemberForUpdate(
  tx: Tx,
  personId: string,
): Promise<{ personId: string; role: MemberRole; admins: number }> {
  const rows = await tx.$queryRaw<{ personId: string; role: MemberRole }[]>`
    select person_id as "personId", role::text as role from membership order by person_id for update`
  const found = isUuid(personId) ? rows.find((row) => row.personId === personId) : undefined
  if (!found) throw notFound()
  return { ...found, admins: rows.filter(({ role }) => role === 'admin').length }
}
