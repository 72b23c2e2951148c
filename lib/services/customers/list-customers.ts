import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import type { CustomerRow } from './views.ts'

/** All customers, for staff. What is inside one takes an entry with a reason. */
export async function listCustomers(ctx: Ctx): Promise<{ rows: CustomerRow[] }> {
  requireStaffPermission(ctx, 'customer:list')
  const rows = await staffRead((tx) =>
    tx.customer.findMany({
      orderBy: { name: 'asc' },
      include: {
        _count: {
          select: {
            awsAccounts: true,
            memberships: { where: { role: 'admin' } },
            legalHolds: { where: { liftedAt: null } },
          },
        },
      },
    }),
  )
  return {
    rows: rows.map(({ id, slug, name, createdAt, closedAt, _count }) => ({
      ...{ id, slug, name },
      createdAt: createdAt.toISOString(),
      accountCount: _count.awsAccounts,
      adminCount: _count.memberships,
      isClosed: closedAt !== null,
      legalHold: _count.legalHolds > 0,
    })),
  }
}
