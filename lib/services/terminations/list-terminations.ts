import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import { customerRead } from '#lib/db/doors.ts'
import { terminationStates } from '#lib/domain/enforcement/termination.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { cursorOf, readCursor } from '#lib/services/cursor.ts'
import { terminationRow } from './termination-view.ts'
import type { TerminationPage } from './views.ts'

export const terminationQuery = z.object({
  state: z.enum(terminationStates).optional(),
  account: z.uuid().optional(),
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A customer's terminations, newest first. */
export async function listTerminations(
  ctx: Ctx,
  raw: z.input<typeof terminationQuery>,
): Promise<TerminationPage> {
  const scoped = requirePermission(ctx, 'termination:read')
  const { state, account, after, limit } = terminationQuery.parse(raw)
  const where: Prisma.TerminationWhereInput = {
    ...(state && { state }),
    ...(account && { accountId: account }),
  }
  const cursor = after === undefined ? null : readCursor(after, 'time')
  const beyond: Prisma.TerminationWhereInput = cursor
    ? {
        OR: [
          { intendedAt: { lt: new Date(cursor.value) } },
          { intendedAt: new Date(cursor.value), id: { lt: cursor.id } },
        ],
      }
    : {}
  return customerRead(scoped, async (tx) => {
    const found = await tx.termination.findMany({
      where: { AND: [where, beyond] },
      include: { account: true },
      orderBy: [{ intendedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    })
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return {
      rows: rows.map(terminationRow),
      next:
        found.length > limit && last ? cursorOf({ value: last.intendedAt.toISOString(), id: last.id }) : null,
      total: await tx.termination.count({ where }),
    }
  })
}
