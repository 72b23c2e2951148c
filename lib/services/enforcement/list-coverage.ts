import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
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

/** When enforcement was in force in an account, and why not, newest first: the last 200 stretches. */
export async function listCoverage(ctx: Ctx, raw: z.input<typeof input>): Promise<{ rows: CoverageRow[] }> {
  const scoped = requirePermission(ctx, 'account:read')
  const { id } = input.parse(raw)
  return customerRead(scoped, async (tx) => {
    await fetchAccount(tx, scoped.customerId, id)
    const rows = await tx.coverage.findMany({
      where: { accountId: id },
      orderBy: { startedAt: 'desc' },
      take: 200,
    })
    return {
      rows: rows.map(({ state, reason, startedAt, endedAt }) => ({
        state: state as CoverageState,
        reason,
        startedAt: startedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
    }
  })
}
