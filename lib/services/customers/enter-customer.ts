import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { forbidden, notFound } from '#lib/services/errors.ts'

export const entryInput = z.object({ reason: z.string().trim().min(5, 'Say why, in a few words.').max(500) })
const input = entryInput.extend({ slug: z.string() })

/** How long one entry lasts; then a new one, with its own reason, is needed. */
const entryMinutes = 60

/** Lets a member of staff look into a customer for an hour. The customer's trail says who and why. */
export async function enterCustomer(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ slug: string; endsAt: string }> {
  const scoped = requireStaffPermission(ctx, 'customer:enter')
  const { slug, reason } = input.parse(raw)
  const { actor } = scoped
  if (actor.kind !== 'person') throw forbidden('Only people enter a customer.')
  const found = await staffWrite({ personId: actor.personId }, (tx) =>
    tx.customer.findUnique({ where: { slug } }),
  )
  if (!found) throw notFound()
  return staffWrite({ personId: actor.personId, customerId: found.id }, async (tx) => {
    const entry = await tx.staffEntry.create({
      data: {
        customerId: found.id,
        personId: actor.personId,
        reason,
        endsAt: new Date(Date.now() + entryMinutes * 60_000),
      },
    })
    await emitAudit(
      tx,
      { ...scoped, customerId: found.id },
      {
        action: 'customer.enter',
        resourceType: 'customer',
        resourceId: found.id,
        details: { reason, endsAt: entry.endsAt.toISOString() },
      },
    )
    return { slug, endsAt: entry.endsAt.toISOString() }
  })
}
