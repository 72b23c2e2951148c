import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import { customerWrite, staffRead } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requireStaffPermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { countAdmins } from './count-admins.ts'
import { addressInput, makeInvitation } from './make-invitation.ts'
import type { MadeFirstInvitation } from './views.ts'

export const firstAdminInput = z.object({ email: addressInput })
const input = firstAdminInput.extend({ slug: z.string() })

const invitedBy = 'ClearDATA support'

/** Ends support's earlier links, so that a mistyped address makes nobody an admin. Answers whose they were. */
async function withdrawEarlier(tx: Tx, scoped: CustomerCtx): Promise<string[]> {
  const now = new Date()
  const { customerId } = scoped
  const earlier = await tx.invitation.updateManyAndReturn({
    where: {
      ...{ customerId, invitedBy, role: 'admin', expiresAt: { gt: now } },
      ...{ acceptedAt: null, withdrawnAt: null },
    },
    data: { withdrawnAt: now },
    select: { id: true, email: true },
  })
  for (const { id: resourceId } of earlier)
    await emitAudit(tx, scoped, { action: 'member.withdraw', resourceType: 'invitation', resourceId })
  return earlier.map(({ email }) => email)
}

/**
 * Support invites a customer's first admin; from then on its admins invite. Only admins who can come in count, so
 * that support can help where a customer's own provider broke.
 */
export async function inviteFirstAdmin(ctx: Ctx, raw: z.input<typeof input>): Promise<MadeFirstInvitation> {
  const staff = requireStaffPermission(ctx, 'member:add')
  const { slug, email } = input.parse(raw)
  const customer = await staffRead((tx) => tx.customer.findUnique({ where: { slug } }))
  if (!customer || customer.closedAt !== null) throw notFound()
  const customerId = customer.id
  const scoped = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    // Before the count: whoever takes an earlier link at this moment is an admin by then, or finds it withdrawn.
    const withdrawn = await withdrawEarlier(tx, scoped)
    if ((await countAdmins(tx, [customerId])).get(customerId) !== 0)
      throw conflict('This customer has an admin, who invites everybody else.')
    const made = await makeInvitation(tx, { customerId, email, role: 'admin', invitedBy })
    await emitAudit(tx, scoped, {
      action: 'member.invite',
      resourceType: 'invitation',
      resourceId: made.id,
      details: { role: 'admin' },
    })
    return { ...made, withdrawn }
  })
}
