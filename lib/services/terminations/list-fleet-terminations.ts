import { z } from 'zod'
import { staffRead } from '#lib/db/doors.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { DisputeOutcome } from '#lib/domain/enforcement/dispute.ts'
import type { TerminationState } from '#lib/domain/enforcement/termination.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { cursorOf, readCursor } from '#lib/services/cursor.ts'

/** What support sees to: stops that wait for it, what AWS refuses, what was disputed, and the newest of all. */
const overseenViews = ['held', 'blocked', 'disputed', 'newest'] as const
export type OverseenView = (typeof overseenViews)[number]

export const overseenQuery = z.object({
  view: z.enum(overseenViews).default('newest'),
  customer: z.string().max(100).optional(),
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

/** Where, when and in which state. The job's name and what it was stopped for take opening the brief. */
export interface OverseenRow {
  id: string
  customerName: string
  customerSlug: string
  accountName: string
  awsAccountId: string
  region: string
  state: TerminationState
  safeguard: string
  at: string
  heldAt: string | null
  disputedAt: string | null
  disputeOutcome: DisputeOutcome | null
  isBlocked: boolean
}

export interface OverseenPage {
  rows: OverseenRow[]
  next: string | null
  total: number
  counts: Record<Exclude<OverseenView, 'newest'>, number>
}

const wheres: Record<OverseenView, Prisma.TerminationWhereInput> = {
  held: { state: 'held' },
  blocked: { state: 'intended', lastError: { path: ['isRaised'], equals: true } },
  disputed: { disputedAt: { not: null }, disputeOutcome: null },
  newest: {},
}

/** Terminations of every customer, newest first: ids, states and clocks. */
export async function listFleetTerminations(
  ctx: Ctx,
  raw: z.input<typeof overseenQuery>,
): Promise<OverseenPage> {
  requireStaffPermission(ctx, 'termination:oversee')
  const { view, customer, after, limit } = overseenQuery.parse(raw)
  const where: Prisma.TerminationWhereInput = {
    ...wheres[view],
    ...(customer && { customer: { slug: customer } }),
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
  return staffRead(async (tx) => {
    const found = await tx.termination.findMany({
      where: { AND: [where, beyond] },
      select: {
        ...{ id: true, region: true, state: true, safeguard: true, intendedAt: true, heldAt: true },
        ...{ disputedAt: true, disputeOutcome: true, lastError: true },
        customer: { select: { name: true, slug: true } },
        account: { select: { name: true, awsAccountId: true } },
      },
      orderBy: [{ intendedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    })
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return {
      rows: rows.map(({ customer: { name, slug }, account, lastError, ...row }) => ({
        id: row.id,
        customerName: name,
        customerSlug: slug,
        accountName: account.name,
        awsAccountId: account.awsAccountId,
        region: row.region,
        state: row.state,
        safeguard: row.safeguard,
        at: row.intendedAt.toISOString(),
        heldAt: row.heldAt?.toISOString() ?? null,
        disputedAt: row.disputedAt?.toISOString() ?? null,
        disputeOutcome: row.disputeOutcome as DisputeOutcome | null,
        isBlocked:
          row.state === 'intended' && (lastError as { isRaised?: boolean } | null)?.isRaised === true,
      })),
      next:
        found.length > limit && last ? cursorOf({ value: last.intendedAt.toISOString(), id: last.id }) : null,
      total: await tx.termination.count({ where }),
      counts: {
        held: await tx.termination.count({ where: wheres.held }),
        blocked: await tx.termination.count({ where: wheres.blocked }),
        disputed: await tx.termination.count({ where: wheres.disputed }),
      },
    }
  })
}
