import { customerRead } from '#lib/db/doors.ts'
import { isMailSetUp } from '#lib/delivery/send-mail.ts'
import { mailedByDefault, noticeGroups } from '#lib/domain/notices.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import type { NoticePreferences } from './views.ts'

/** What is mailed to the asker about this customer, and where. To somebody who is no member, nothing. */
export async function getNoticePreferences(ctx: Ctx): Promise<NoticePreferences> {
  const scoped = requirePermission(ctx, 'notice:read')
  const { actor, customerId } = scoped
  const nothing = { isMailSetUp: isMailSetUp(), email: null, groups: [], isChosen: false }
  if (actor.kind !== 'person') return nothing
  const key = { customerId_personId: { customerId, personId: actor.personId } }
  return customerRead(scoped, async (tx) => {
    const member = await tx.membership.findUnique({ where: key, include: { person: true } })
    if (member === null) return nothing
    const chosen = await tx.mailPreference.findUnique({ where: key })
    const wanted: readonly string[] = chosen?.groups ?? mailedByDefault(member.role)
    return {
      isMailSetUp: isMailSetUp(),
      email: member.person.emailVerified ? member.person.email : null,
      groups: noticeGroups.filter((group) => wanted.includes(group)),
      isChosen: chosen !== null,
    }
  })
}
