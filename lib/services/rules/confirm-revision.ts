import { z } from 'zod'
import { staffRead, staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { isStanding, lockChanges, requireRuleMaker } from './rule-state.ts'
import { measureShadow } from './measure-shadow.ts'
import { revisionOf } from './revision-of.ts'

export const revisionConfirmation = z.object({ shown: z.string().max(64) })
const input = revisionConfirmation.extend({ id: z.uuid() })

/**
 * Puts a proposed revision in force over the whole fleet: the second person, who saw what it would do now. Stops
 * follow it from the next reading on; jobs from before are a backlog, so that no account loses many at once.
 */
export async function confirmRevision(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const staff = requireStaffPermission(ctx, 'rule:change')
  const { personId } = requireRuleMaker(staff)
  requireRecentSignIn(staff)
  const { id, shown } = input.parse(raw)
  const proposed = await staffRead((tx) => tx.ruleRevision.findUnique({ where: { id } }))
  if (!proposed) throw notFound()
  const { safeguard, revision } = proposed
  const { hash, totals, from } = await measureShadow(ctx, await revisionOf(safeguard, revision))
  if (hash !== shown) throw conflict('What it would stop has changed. Look at the comparison once more.')
  await staffWrite({ personId }, async (tx) => {
    const row = (await lockChanges(tx, safeguard)).find((one) => one.id === id)
    if (!row || !isStanding(row))
      throw conflict('This proposal does not stand any more. It was settled, or it lapsed after a day.')
    if (row.proposedBy === personId) throw conflict('You proposed this. It takes a second person of support.')
    await tx.ruleRevision.update({
      where: { id },
      data: { putInForceBy: personId, putInForceAt: row.now, figures: { ...totals } },
    })
    await emitAudit(
      tx,
      { ...staff, customerId: null },
      {
        action: 'rule.put_in_force',
        resourceType: 'rule_revision',
        resourceId: id,
        details: {
          ...{ safeguard, before: from, after: revision, figures: totals },
          ...{ proposedBy: row.proposedBy, reason: row.reason },
        },
      },
    )
  })
}
