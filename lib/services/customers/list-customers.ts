import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { countAdmins } from '#lib/services/members/count-admins.ts'
import type { CustomerRow } from './views.ts'

/** All customers, for staff. What is inside one takes an entry with a reason. */
export async function listCustomers(ctx: Ctx): Promise<{ rows: CustomerRow[] }> {
  requireStaffPermission(ctx, 'customer:list')
  const { rows, admins } = await staffRead(async (tx) => {
    const rows = await tx.customer.findMany({
      orderBy: { name: 'asc' },
      include: {
        _count: { select: { awsAccounts: true, legalHolds: { where: { liftedAt: null } } } },
      },
    })
    const admins = await countAdmins(
      tx,
      rows.map(({ id }) => id),
    )
    return { rows, admins }
  })
  return {
    rows: rows.map(({ id, slug, name, createdAt, closedAt, _count }) => ({
      ...{ id, slug, name },
      createdAt: createdAt.toISOString(),
      accountCount: _count.awsAccounts,
      adminCount: admins.get(id) ?? 0,
      isClosed: closedAt !== null,
      legalHold: _count.legalHolds > 0,
    })),
  }
}
