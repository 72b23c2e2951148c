import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { forbidden, notFound } from '#lib/services/errors.ts'

const input = z.object({ slug: z.string() })

/** Ends the person's own open looks into a customer, before their hour is over. Twice does nothing more. */
export async function leaveCustomer(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requireStaffPermission(ctx, 'customer:enter')
  const { slug } = input.parse(raw)
  const { actor } = scoped
  if (actor.kind !== 'person') throw forbidden('Only people leave a customer.')
  const { personId } = actor
  const found = await staffWrite({ personId }, (tx) => tx.customer.findUnique({ where: { slug } }))
  if (!found) throw notFound()
  const customerId = found.id
  await staffWrite({ personId, customerId }, async (tx) => {
    const now = new Date()
    const { count } = await tx.staffEntry.updateMany({
      where: { customerId, personId, leftAt: null, endsAt: { gt: now } },
      data: { leftAt: now },
    })
    if (count === 0) return
    await emitAudit(
      tx,
      { ...scoped, customerId },
      { action: 'customer.leave', resourceType: 'customer', resourceId: customerId },
    )
  })
}
