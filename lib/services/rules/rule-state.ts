import type { Tx } from '#lib/db/client.ts'
import type { PersonActor, StaffCtx } from '#lib/services/context.ts'
import { forbidden } from '#lib/services/errors.ts'
import type { RuleChange, ShadowTotals } from './views.ts'

/** How long a proposal to put a revision in force waits for the second person. */
export const ruleProposalMs = 86_400_000

/** Two people put a rule in force; a job of the portal's own is nobody. */
export function requireRuleMaker({ actor }: StaffCtx): PersonActor {
  if (actor.kind !== 'person') throw forbidden('Only people put a rule in force.')
  return actor
}

export interface ChangeRow {
  id: string
  safeguard: string
  revision: number
  reason: string
  figures: unknown
  proposedBy: string | null
  proposerName: string | null
  proposedAt: Date
  putterName: string | null
  putInForceAt: Date | null
  withdrawnAt: Date | null
  now: Date
}

/** What was proposed and put in force of a rule, newest first, at the database's clock. */
export async function readChanges(tx: Tx, safeguard: string): Promise<ChangeRow[]> {
  return tx.$queryRaw<ChangeRow[]>`
    select r.id, r.safeguard, r.revision, r.reason, r.figures, r.proposed_by as "proposedBy", p.name as "proposerName",
      r.proposed_at as "proposedAt", q.name as "putterName", r.put_in_force_at as "putInForceAt",
      r.withdrawn_at as "withdrawnAt", clock_timestamp() as now
    from rule_revision r left join person p on p.id = r.proposed_by left join person q on q.id = r.put_in_force_by
    where r.safeguard = ${safeguard} order by r.proposed_at desc limit 50`
}

/** The same, with every other hand kept off the rule until the transaction ends. */
export async function lockChanges(tx: Tx, safeguard: string): Promise<ChangeRow[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`rule:${safeguard}`}, 0))`
  return readChanges(tx, safeguard)
}

export function isStanding({ putInForceAt, withdrawnAt, proposedAt, now }: ChangeRow): boolean {
  return (
    putInForceAt === null && withdrawnAt === null && now.getTime() - proposedAt.getTime() < ruleProposalMs
  )
}

export function changeView(row: ChangeRow): RuleChange {
  const figures = row.figures as Partial<ShadowTotals> | null
  return {
    id: row.id,
    revision: row.revision,
    reason: row.reason,
    proposedBy: row.proposerName,
    proposedAt: row.proposedAt.toISOString(),
    putInForceBy: row.putterName,
    putInForceAt: row.putInForceAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    totals: figures?.judged === undefined ? null : (figures as ShadowTotals),
  }
}
