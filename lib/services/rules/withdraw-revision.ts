import { z } from 'zod'
import { staffRead, staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { isStanding, lockChanges, requireRuleMaker } from './rule-state.ts'

const input = z.object({ id: z.uuid() })

/** Takes back a proposal to put a revision in force: anybody of support may. */
export async function withdrawRevision(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const staff = requireStaffPermission(ctx, 'rule:change')
  const { personId } = requireRuleMaker(staff)
  requireRecentSignIn(staff)
  const { id } = input.parse(raw)
  const proposed = await staffRead((tx) => tx.ruleRevision.findUnique({ where: { id } }))
  if (!proposed) throw notFound()
  await staffWrite({ personId }, async (tx) => {
    const row = (await lockChanges(tx, proposed.safeguard)).find((one) => one.id === id)
    if (!row || !isStanding(row))
      throw conflict('This proposal does not stand any more. It was settled, or it lapsed after a day.')
    await tx.ruleRevision.update({ where: { id }, data: { withdrawnBy: personId, withdrawnAt: row.now } })
    await emitAudit(
      tx,
      { ...staff, customerId: null },
      {
        action: 'rule.withdraw',
        resourceType: 'rule_revision',
        resourceId: id,
        details: { safeguard: row.safeguard, revision: row.revision, proposedBy: row.proposedBy },
      },
    )
  })
}
