import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { type PeriodSum, periodMs, sumCoverage } from '#lib/domain/enforcement/coverage-periods.ts'
import type { CoverageState } from '#lib/domain/enforcement/coverage.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'

const input = z.object({ id: z.string() })

export interface CoverageRow {
  state: CoverageState
  reason: string | null
  startedAt: string
  endedAt: string | null
}

export interface CoverageTimeline {
  /** The stretches of the last 90 days, newest first; the newest 500 of them. */
  rows: CoverageRow[]
  /** How long each state held in the last day, week, month and quarter. */
  periods: PeriodSum[]
  now: string
}

const shownRows = 500

/** When enforcement was in force in an account, and why not. */
export async function listCoverage(ctx: Ctx, raw: z.input<typeof input>): Promise<CoverageTimeline> {
  const scoped = requirePermission(ctx, 'account:read')
  const { id } = input.parse(raw)
  return customerRead(scoped, async (tx) => {
    await fetchAccount(tx, scoped.customerId, id)
    const now = new Date()
    const stretches = await tx.coverage.findMany({
      where: {
        accountId: id,
        OR: [{ endedAt: null }, { endedAt: { gt: new Date(now.getTime() - periodMs['90d']) } }],
      },
      orderBy: { startedAt: 'desc' },
    })
    const rows = stretches.map(({ state, ...row }) => ({ ...row, state: state as CoverageState }))
    return {
      rows: rows.slice(0, shownRows).map(({ state, reason, startedAt, endedAt }) => ({
        ...{ state, reason },
        startedAt: startedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
      periods: sumCoverage(rows, now),
      now: now.toISOString(),
    }
  })
}
