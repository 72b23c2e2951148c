import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { isStanding, lockChanges, requireRuleMaker } from './rule-state.ts'
import { measureShadow } from './measure-shadow.ts'
import { revisionOf } from './revision-of.ts'

export const revisionProposal = z.object({
  safeguard: z.string().max(100),
  revision: z.int().min(1),
  /** The hash of the shadow run that was shown: nobody proposes unseen. */
  shown: z.string().max(64),
  reason: z.string().trim().min(5, 'Say why, in a few words.').max(500),
})

/** Proposes to put a revision in force, after seeing what it would do. A second person does it within a day. */
export async function proposeRevision(
  ctx: Ctx,
  raw: z.input<typeof revisionProposal>,
): Promise<{ id: string }> {
  const staff = requireStaffPermission(ctx, 'rule:change')
  const { personId } = requireRuleMaker(staff)
  requireRecentSignIn(staff)
  const { safeguard, revision, shown, reason } = revisionProposal.parse(raw)
  const { hash, totals, from } = await measureShadow(ctx, await revisionOf(safeguard, revision))
  if (hash !== shown) throw conflict('What it would stop has changed. Look at the comparison once more.')
  return staffWrite({ personId }, async (tx) => {
    if ((await lockChanges(tx, safeguard)).some(isStanding))
      throw conflict('A revision of this rule is proposed already. Settle that one first.')
    const { id } = await tx.ruleRevision.create({
      data: { safeguard, revision, reason, figures: { ...totals }, proposedBy: personId },
    })
    await emitAudit(
      tx,
      { ...staff, customerId: null },
      {
        action: 'rule.propose',
        resourceType: 'rule_revision',
        resourceId: id,
        details: { safeguard, before: from, after: revision, figures: totals, reason },
      },
    )
    return { id }
  })
}
