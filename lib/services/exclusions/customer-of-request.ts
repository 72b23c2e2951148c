import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'

/** Which customer a request belongs to: all that support's door is asked before the customer's own is used. */
export async function customerOfRequest(ctx: Ctx, id: string): Promise<string> {
  requireStaffPermission(ctx, 'exclusion:decide')
  const found = await staffRead((tx) =>
    tx.exclusionRequest.findFirst({
      where: { id, state: { not: 'draft' } },
      select: { customerId: true },
    }),
  )
  if (!found) throw notFound()
  return found.customerId
}
