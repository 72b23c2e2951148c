import type { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { sameAddress } from '#lib/domain/people.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { invitationInput, makeInvitation } from './make-invitation.ts'
import type { MadeInvitation } from './views.ts'

/** Invites somebody by address. The link goes to the inviter, who hands it on. */
export async function inviteMember(ctx: Ctx, raw: z.input<typeof invitationInput>): Promise<MadeInvitation> {
  const scoped = requirePermission(ctx, 'member:manage')
  const { email, role } = invitationInput.parse(raw)
  const { customerId, actor } = scoped
  return customerWrite(scoped, async (tx) => {
    const members = await tx.membership.findMany({ include: { person: true } })
    if (members.some(({ person }) => person.email !== null && sameAddress(person.email, email)))
      throw conflict('Somebody with this address is a member already. Change their role instead.')
    // Only the newest link for an address works.
    await tx.invitation.updateMany({
      where: { email: email.trim().toLowerCase(), acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    })
    const invitedBy = actor.kind === 'system' ? 'ClearDATA' : actor.name
    const made = await makeInvitation(tx, { customerId, email, role, invitedBy })
    await emitAudit(tx, scoped, {
      action: 'member.invite',
      resourceType: 'invitation',
      resourceId: made.id,
      details: { role },
    })
    return made
  })
}
