import { staffRead } from '#lib/db/doors.ts'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import { newerThan, revisionsOf } from '#lib/domain/safeguards/revisions.ts'
import type { Revision } from '#lib/domain/safeguards/rule.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { readInForce } from './in-force.ts'
import { changeView, isStanding, readChanges, ruleProposalMs } from './rule-state.ts'
import type { RuleState } from './views.ts'

const wordsOf = ({ revision, since, changed }: Revision) => ({ revision, since, changed })

/** The rules that stop jobs: which revision is in force, and which this code has that only run in shadow. */
export async function listRules(ctx: Ctx): Promise<{ rows: RuleState[] }> {
  const { actor } = requireStaffPermission(ctx, 'rule:read')
  return staffRead(async (tx) => {
    const { inForce, since } = await readInForce(tx)
    const rows: RuleState[] = []
    for (const rule of catalogue.filter(({ group }) => group === 'enforced')) {
      const all = revisionsOf(rule)
      const revision = inForce[rule.id] ?? all.at(-1)?.revision ?? 1
      const changes = await readChanges(tx, rule.id)
      const standing = changes.find(isStanding)
      rows.push({
        safeguard: rule.id,
        title: rule.title,
        inForce: {
          revision,
          since: (since[rule.id] ?? new Date(0)).toISOString(),
          changed: all.find((one) => one.revision === revision)?.changed ?? '',
        },
        newer: newerThan(rule, revision).map(wordsOf),
        proposal: standing
          ? {
              ...changeView(standing),
              isMine: actor.kind === 'person' && standing.proposedBy === actor.personId,
              lapsesAt: new Date(standing.proposedAt.getTime() + ruleProposalMs).toISOString(),
            }
          : null,
        history: changes.filter(({ putInForceAt }) => putInForceAt !== null).map(changeView),
      })
    }
    return { rows }
  })
}
