import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { conflict, forbidden, notFound } from '#lib/services/errors.ts'
import { isUuid } from '#lib/domain/uuid.ts'

export const staffReviewInput = z.object({ answer: z.enum(['keep', 'remove']) })
const input = staffReviewInput.extend({ personId: z.string() })

/** Keeps somebody as staff for another 90 days, or ends it from their next request on. Never oneself. */
export async function reviewStaff(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requireStaffPermission(ctx, 'staff:review')
  requireRecentSignIn(scoped)
  const { personId, answer } = input.parse(raw)
  const { actor } = scoped
  if (actor.kind !== 'person') throw forbidden('Only people review staff.')
  if (actor.personId === personId) throw conflict('Nobody reviews themselves. Ask a colleague.')
  await staffWrite({ personId: actor.personId }, async (tx) => {
    const staff = isUuid(personId) ? await tx.staff.findUnique({ where: { personId } }) : null
    if (!staff || staff.removedAt !== null) throw notFound()
    const now = new Date()
    await tx.staff.update({
      where: { personId },
      data: answer === 'keep' ? { reviewedAt: now } : { removedAt: now },
    })
    await emitAudit(
      tx,
      { ...scoped, customerId: null },
      { action: 'staff.review', resourceType: 'person', resourceId: personId, details: { answer } },
    )
  })
}
