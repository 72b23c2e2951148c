import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { invitationState } from '#lib/domain/people.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { isUuid } from '#lib/domain/uuid.ts'

const input = z.object({ id: z.string() })

/** Ends an invitation that was not used yet: its link stops working at once. */
export async function withdrawInvitation(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'member:manage')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const where = { customerId_id: { customerId, id } }
    const invitation = isUuid(id) ? await tx.invitation.findUnique({ where }) : null
    if (!invitation) throw notFound()
    const state = invitationState(invitation, new Date())
    if (state !== 'open') throw conflict(`This invitation is ${state} already.`)
    await tx.invitation.update({ where, data: { withdrawnAt: new Date() } })
    await emitAudit(tx, scoped, { action: 'member.withdraw', resourceType: 'invitation', resourceId: id })
  })
}
