import { customerRead } from '#lib/db/doors.ts'
import { verdictCounts } from '#lib/domain/evidence.ts'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import { addCounts, noCounts } from '#lib/domain/safeguards/counts.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import type { ControlRow } from './views.ts'

/** HIPAA and NIST controls, the safeguards that stand for each, and their verdicts now. Counts verdicts. */
export async function listControls(ctx: Ctx): Promise<{ rows: ControlRow[] }> {
  const scoped = requirePermission(ctx, 'resource:read')
  const rows = await customerRead(
    scoped,
    (tx) => tx.$queryRaw<{ safeguard: string; status: VerdictStatus; amount: number; excluded: number }[]>`
      select v.safeguard, v.status::text as status, count(*)::int as amount,
        count(*) filter (where v.status = 'failing' and excluded_until(
          r.customer_id, r.account_id, r.region, r.type, r.name, array[v.safeguard]) is not null)::int as excluded
      from verdict v join resource r on r.customer_id = v.customer_id and r.id = v.resource_id
      where v.customer_id = ${scoped.customerId}::uuid and r.closed_at is null group by v.safeguard, v.status`,
  )
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
        return {
          framework,
          control,
          safeguards,
          counts: safeguards.map(({ counts }) => counts).reduce(addCounts, noCounts),
        }
      }),
    ),
  }
}
