import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import type { StaffEntryRow } from './views.ts'

/** Support's looks into customers, the newest two hundred: who, into whom, why, until when. */
export async function listStaffEntries(ctx: Ctx): Promise<{ rows: StaffEntryRow[] }> {
  requireStaffPermission(ctx, 'audit:read_all')
  const rows = await staffRead((tx) =>
    tx.staffEntry.findMany({
      include: { customer: true, person: true },
      orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }],
      take: 200,
    }),
  )
  return {
    rows: rows.map(({ id, customer, person, reason, enteredAt, endsAt, leftAt }) => ({
      id,
      customerName: customer.name,
      customerSlug: customer.slug,
      personName: person.name,
      reason,
      enteredAt: enteredAt.toISOString(),
      endsAt: endsAt.toISOString(),
      leftAt: leftAt?.toISOString() ?? null,
    })),
  }
}
