import { customerRead } from '#lib/db/doors.ts'
import { noVerdicts, type VerdictCounts, verdictCounts } from '#lib/domain/evidence.ts'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import type { ControlRow } from './views.ts'

function sum(all: readonly VerdictCounts[]): VerdictCounts {
  const total = { ...noVerdicts }
  for (const counts of all)
    for (const key of Object.keys(total) as (keyof VerdictCounts)[]) total[key] += counts[key]
  return total
}

/** HIPAA and NIST controls, the safeguards that stand for each, and their verdicts now. Counts verdicts. */
export async function listControls(ctx: Ctx): Promise<{ rows: ControlRow[] }> {
  const scoped = requirePermission(ctx, 'resource:read')
  const found = await customerRead(
    scoped,
    (tx) => tx.$queryRaw<{ safeguard: string; status: VerdictStatus; amount: bigint }[]>`
      select v.safeguard, v.status::text as status, count(*) as amount
      from verdict v join resource r on r.customer_id = v.customer_id and r.id = v.resource_id
      where v.customer_id = ${scoped.customerId}::uuid and r.closed_at is null group by v.safeguard, v.status`,
  )
  const rows = found.map((row) => ({ ...row, amount: Number(row.amount) }))
  const frameworks = [
    { framework: 'HIPAA' as const, of: (rule: (typeof catalogue)[number]) => rule.mappings.hipaa },
    { framework: 'NIST 800-53' as const, of: (rule: (typeof catalogue)[number]) => rule.mappings.nist80053 },
  ]
  return {
    rows: frameworks.flatMap(({ framework, of }) =>
      [...new Set(catalogue.flatMap(of))].sort().map((control): ControlRow => {
        const safeguards = catalogue
          .filter((rule) => of(rule).includes(control))
          .map(({ id, title }) => ({
            id,
            title,
            counts: verdictCounts(rows.filter(({ safeguard }) => safeguard === id)),
          }))
        return { framework, control, safeguards, counts: sum(safeguards.map(({ counts }) => counts)) }
      }),
    ),
  }
}
