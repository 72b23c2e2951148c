import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'

/** Which customer a termination belongs to: all that support's door is asked before the customer's own is used. */
export async function customerOfTermination(ctx: Ctx, id: string): Promise<string> {
  requireStaffPermission(ctx, 'termination:oversee')
  const found = await staffRead((tx) =>
    tx.termination.findFirst({ where: { id }, select: { customerId: true } }),
  )
  if (!found) throw notFound()
  return found.customerId
}
