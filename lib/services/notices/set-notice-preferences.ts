import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { noticeGroups } from '#lib/domain/notices.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { forbidden } from '#lib/services/errors.ts'

export const preferencesInput = z.object({ groups: z.array(z.enum(noticeGroups)) })

/** A person chooses what is mailed to them about this customer; nothing is a choice too. */
export async function setNoticePreferences(ctx: Ctx, raw: z.input<typeof preferencesInput>): Promise<void> {
  const scoped = requirePermission(ctx, 'notice:prefer')
  const { groups } = preferencesInput.parse(raw)
  const { actor, customerId } = scoped
  if (actor.kind !== 'person') throw forbidden('Only people are mailed to.')
  const { personId } = actor
  await customerWrite(scoped, async (tx) => {
    await tx.mailPreference.upsert({
      where: { customerId_personId: { customerId, personId } },
      create: { customerId, personId, groups },
      update: { groups, changedAt: new Date() },
    })
    await emitAudit(tx, scoped, {
      action: 'notice.prefer',
      resourceType: 'person',
      resourceId: personId,
      details: { groups },
    })
  })
}
