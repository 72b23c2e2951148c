import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { addressInput, makeInvitation } from './make-invitation.ts'
import type { MadeInvitation } from './views.ts'

export const firstAdminInput = z.object({ email: addressInput })
const input = firstAdminInput.extend({ slug: z.string() })

/** Support invites a customer's first admin; from then on its admins invite. */
export async function inviteFirstAdmin(ctx: Ctx, raw: z.input<typeof input>): Promise<MadeInvitation> {
  const scoped = requireStaffPermission(ctx, 'member:add')
  const { slug, email } = input.parse(raw)
  const customer = await staffWrite({}, (tx) => tx.customer.findUnique({ where: { slug } }))
  if (!customer || customer.closedAt !== null) throw notFound()
  const customerId = customer.id
  return staffWrite({ customerId }, async (tx) => {
    if ((await tx.membership.count({ where: { customerId, role: 'admin' } })) > 0)
      throw conflict('This customer has an admin, who invites everybody else.')
    const made = await makeInvitation(tx, {
      customerId,
      email,
      role: 'admin',
      invitedBy: 'ClearDATA support',
    })
    await emitAudit(
      tx,
      { ...scoped, customerId },
      {
        action: 'member.invite',
        resourceType: 'invitation',
        resourceId: made.id,
        details: { role: 'admin' },
      },
    )
    return made
  })
}
