import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import {
  type Ctx,
  type StaffCtx,
  requireRecentSignIn,
  requireStaffPermission,
} from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'

export const customerStateInput = z.object({
  isClosed: z.boolean(),
  legalHold: z.boolean(),
  reason: z.string().trim().min(5, 'Say why, in a few words.').max(500),
})
const nameOf = ({ actor }: StaffCtx) => (actor.kind === 'person' ? actor.name : 'ClearDATA')

const input = customerStateInput.extend({ slug: z.string() })

/**
 * Closes a customer, opens it again, or sets its legal hold. A closed one's people, tokens and sweeps stop at
 * once, and nothing is deleted: what the law wants kept is kept.
 */
export async function setCustomerState(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requireStaffPermission(ctx, 'customer:close')
  requireRecentSignIn(scoped)
  const { slug, isClosed, legalHold, reason } = input.parse(raw)
  const found = await staffWrite({}, (tx) => tx.customer.findUnique({ where: { slug } }))
  if (!found) throw notFound()
  await staffWrite({ customerId: found.id }, async (tx) => {
    const customerId = found.id
    await tx.customer.update({
      where: { id: customerId },
      data: { closedAt: isClosed ? (found.closedAt ?? new Date()) : null },
    })
    const held = await tx.legalHold.findFirst({ where: { customerId, liftedAt: null } })
    if (legalHold && !held)
      await tx.legalHold.create({ data: { customerId, reason, placedByName: nameOf(scoped) } })
    if (!legalHold && held)
      await tx.legalHold.update({
        where: { customerId_id: { customerId, id: held.id } },
        data: { liftedAt: new Date() },
      })
    await emitAudit(
      tx,
      { ...scoped, customerId: found.id },
      {
        action: 'customer.set_state',
        resourceType: 'customer',
        resourceId: found.id,
        details: {
          before: { isClosed: found.closedAt !== null, legalHold: held !== null },
          after: { isClosed, legalHold },
          reason,
        },
      },
    )
  })
}
