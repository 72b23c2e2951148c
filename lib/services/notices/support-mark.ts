import type { Tx } from '#lib/db/client.ts'
import { becomePerson } from '#lib/db/doors.ts'
import type { StaffCtx } from '#lib/services/context.ts'

/** How far somebody of ClearDATA's has read what support is told; what was before they joined is read. */
export async function supportReadUntil(tx: Tx, { actor }: StaffCtx): Promise<Date> {
  if (actor.kind !== 'person') return new Date()
  const { personId } = actor
  await becomePerson(tx, personId)
  const mark = await tx.staffNoticeMark.findUnique({ where: { personId } })
  const staff = await tx.staff.findUnique({ where: { personId } })
  return mark?.readUntil ?? staff?.addedAt ?? new Date()
}
