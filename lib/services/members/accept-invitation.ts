import type { z } from 'zod'
import { actForCustomer, identityDoor } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { Ctx } from '#lib/services/context.ts'
import { conflict, forbidden } from '#lib/services/errors.ts'
import { fetchPresented, presentedInput, requirePerson } from './presented-invitation.ts'

/**
 * Makes the person who signed in a member, when the invitation is theirs: open, and for the address that
 * their provider verified. The link works once.
 */
export async function acceptInvitation(
  ctx: Ctx,
  raw: z.input<typeof presentedInput>,
): Promise<{ slug: string }> {
  const actor = requirePerson(ctx)
  const { token } = presentedInput.parse(raw)
  return identityDoor({ presentedToken: token, personId: actor.personId }, async (tx) => {
    // Locked, so that the same link pressed twice at once is used once.
    await tx.$queryRaw`select id from invitation for update`
    const { row, refusal } = await fetchPresented(tx, actor)
    if (refusal !== null) throw forbidden(refusal)
    const { customerId, role } = row
    const made = await tx.membership.createMany({
      data: [{ customerId, personId: actor.personId, role }],
      skipDuplicates: true,
    })
    if (made.count === 0) throw conflict('You are a member of this customer already.')
    await tx.invitation.update({
      where: { customerId_id: { customerId, id: row.id } },
      data: { acceptedAt: new Date() },
    })
    await actForCustomer(tx, customerId)
    await emitAudit(
      tx,
      { actor, customerId, requestId: ctx.requestId },
      { action: 'member.accept', resourceType: 'invitation', resourceId: row.id, details: { role } },
    )
    return { slug: row.customer.slug }
  })
}
