import { staffRead } from '#lib/db/doors.ts'
import { isReviewDue } from '#lib/domain/people.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

export interface StaffRow {
  personId: string
  name: string
  email: string | null
  since: string
  lastSignIn: string
  reviewedAt: string
  isReviewDue: boolean
  isMe: boolean
}

/** ClearDATA's people in the portal, with whose review is due. */
export async function listStaff(ctx: Ctx): Promise<{ rows: StaffRow[] }> {
  const { actor } = requireStaffPermission(ctx, 'staff:read')
  const now = new Date()
  const rows = await staffRead((tx) =>
    tx.staff.findMany({
      where: { removedAt: null },
      include: { person: true },
      orderBy: { person: { name: 'asc' } },
    }),
  )
  return {
    rows: rows.map(({ person, addedAt, reviewedAt }) => ({
      personId: person.id,
      name: person.name,
      email: person.email,
      since: addedAt.toISOString(),
      lastSignIn: person.lastSignIn.toISOString(),
      reviewedAt: reviewedAt.toISOString(),
      isReviewDue: isReviewDue(reviewedAt, now),
      isMe: actor.kind === 'person' && actor.personId === person.id,
    })),
  }
}
