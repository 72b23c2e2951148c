import type { Tx } from '#lib/db/client.ts'
import { audiencesOf, type NoticeAudience } from '#lib/domain/notices.ts'
import { type CustomerCtx, roleInCustomer } from '#lib/services/context.ts'

/**
 * Whose notices the asker sees inside the customer, and how far they have read. Somebody new has read what was
 * before they came; support, who is no member, and programs have read everything.
 */
export async function audienceIn(
  tx: Tx,
  { actor, customerId }: CustomerCtx,
): Promise<{ audiences: NoticeAudience[]; readUntil: Date }> {
  if (actor.kind !== 'person') return { audiences: audiencesOf(null), readUntil: new Date() }
  const key = { customerId_personId: { customerId, personId: actor.personId } }
  const mark = await tx.noticeMark.findUnique({ where: key })
  const member = await tx.membership.findUnique({ where: key })
  return {
    audiences: audiencesOf(roleInCustomer(actor, customerId)),
    readUntil: mark?.readUntil ?? member?.createdAt ?? new Date(),
  }
}
