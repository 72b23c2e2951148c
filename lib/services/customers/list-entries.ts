import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'

export interface EntryRow {
  id: string
  name: string
  reason: string
  enteredAt: string
  endsAt: string
  isOpen: boolean
}

/** Every look that ClearDATA's people took into this customer, with their reason, newest first. */
export async function listEntries(ctx: Ctx): Promise<{ rows: EntryRow[] }> {
  const scoped = requirePermission(ctx, 'member:read')
  const now = new Date()
  const rows = await customerRead(scoped, (tx) =>
    tx.staffEntry.findMany({
      include: { person: true },
      orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }],
      take: 200,
    }),
  )
  return {
    rows: rows.map(({ id, person, reason, enteredAt, endsAt, leftAt }) => ({
      id,
      name: person.name,
      reason,
      enteredAt: enteredAt.toISOString(),
      endsAt: (leftAt ?? endsAt).toISOString(),
      isOpen: leftAt === null && endsAt > now,
    })),
  }
}
