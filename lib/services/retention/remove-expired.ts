import { Prisma } from '#lib/db/generated/client.ts'
import { retentionDoor, staffRead } from '#lib/db/doors.ts'
import type { Tx } from '#lib/db/client.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission, type StaffCtx } from '#lib/services/context.ts'

/** Tables whose rows belong to no customer, and those of each customer, in an order that keys allow. */
const portalTables = ['session', 'rate_limit'] as const
const customersTables = [
  ...(['delivery', 'notice', 'invitation', 'aws_event', 'api_token', 'identity_provider'] as const),
  ...(['evidence_report', 'termination', 'status_change', 'resource'] as const),
]

/** Which of these a database's policies let go; no condition of ours stands beside them. */
async function removeFrom(tx: Tx, tables: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const removed = await tx.$executeRaw`delete from ${Prisma.raw(`"${table}"`)}`
    if (removed > 0) counts[table] = removed
  }
  return counts
}

async function removeOf(
  scoped: StaffCtx,
  customerId: string | null,
  tables: readonly string[],
): Promise<number> {
  return retentionDoor({ customerId: customerId ?? '' }, async (tx) => {
    const counts = await removeFrom(tx, tables)
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    if (total > 0)
      await emitAudit(
        tx,
        { ...scoped, customerId },
        {
          action: 'retention.remove',
          resourceType: customerId === null ? 'portal' : 'customer',
          resourceId: customerId ?? 'portal',
          details: { removed: counts },
        },
      )
    return total
  })
}

/**
 * Removes what has been kept long enough (docs/data-inventory.md), customer by customer, each with its counts on
 * its trail. How long that is, and that a legal hold keeps everything, the database's own policies say. Returns
 * how many rows went.
 */
export async function removeExpired(ctx: Ctx): Promise<number> {
  const scoped = requireStaffPermission(ctx, 'data:expire')
  const customers = await staffRead((tx) => tx.customer.findMany({ select: { id: true } }))
  let removed = await removeOf(scoped, null, portalTables)
  for (const { id } of customers) removed += await removeOf(scoped, id, customersTables)
  return removed
}
