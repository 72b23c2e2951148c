import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { canBecome, type ChangeState } from '#lib/domain/group/change.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { type Ctx, type CustomerCtx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict, forbidden, notFound } from '#lib/services/errors.ts'
import { changeRow } from './change-view.ts'
import { databaseNow, lockGroup, requireGroup } from './group-state.ts'
import { actorName, actorPersonId, auditChange, supersedeOpen } from './intend-change.ts'
import type { ChangeRow } from './views.ts'

export const decideChangeInput = z.object({ decision: z.enum(['approve', 'decline', 'withdraw']) })
const input = decideChangeInput.extend({ id: z.string(), setId: z.uuid() })

const after = { approve: 'intended', decline: 'declined', withdraw: 'withdrawn' } as const satisfies Record<
  z.infer<typeof decideChangeInput>['decision'],
  ChangeState
>

/**
 * A second admin approves or declines changes that wait, as a set; the one who asked can only withdraw them.
 * An approval is the decision: it takes the place of whatever was decided about the same users before.
 */
// eslint-disable-next-line no-restricted-syntax -- auditChange audits each change
export async function decideGroupChange(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ changes: ChangeRow[] }> {
  const scoped = requirePermission(ctx, 'group:change')
  requireRecentSignIn(scoped)
  const { id, setId, decision } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const locked = await lockGroup(tx, customerId, id)
    const rows = await tx.groupChange.findMany({ where: { accountId: id, setId }, orderBy: { id: 'asc' } })
    if (rows.length === 0) throw notFound()
    requireWhoMay(scoped, decision, rows[0]?.requestedBy ?? null)
    if (!rows.every(({ state }) => canBecome(state, after[decision])))
      throw conflict('Somebody has decided this already.')
    if (decision === 'approve') {
      requireGroup(locked)
      const now = await databaseNow(tx)
      if (rows.some(({ endsAt }) => endsAt !== null && endsAt <= now))
        throw conflict('Its end has passed. Decline it, and ask anew.')
    }
    for (const row of rows) {
      if (decision === 'approve') await supersedeOpen(tx, scoped, { accountId: id, userId: row.userId })
      await tx.$executeRaw`update group_change set state = ${after[decision]}::change_state, decided_at = clock_timestamp(),
          decided_by = ${actorPersonId(scoped)}::uuid, decided_by_name = ${actorName(scoped)},
          settled_at = case when ${decision === 'approve'} then null else clock_timestamp() end
        where customer_id = ${customerId}::uuid and id = ${row.id}::uuid`
      await auditChange(tx, scoped, `group.${decision}_change`, row, {
        before: 'waiting',
        after: after[decision],
      })
      if (decision === 'approve')
        await enqueue(tx, 'change-group', { customerId, changeId: row.id }, { priority: 5 })
    }
    const decided = await tx.groupChange.findMany({ where: { accountId: id, setId }, orderBy: { id: 'asc' } })
    return { changes: decided.map(changeRow) }
  })
}

/** Four eyes: who asked never approves. The portal's own jobs ask for nobody. */
function requireWhoMay(
  scoped: CustomerCtx,
  decision: z.infer<typeof decideChangeInput>['decision'],
  requestedBy: string | null,
): void {
  const isOwn = requestedBy !== null && requestedBy === actorPersonId(scoped)
  if (decision === 'withdraw' && !isOwn)
    throw forbidden('Only who asked for it can withdraw it. Decline it instead.')
  if (decision !== 'withdraw' && isOwn)
    throw forbidden('You asked for this change, so another admin has to decide it. You can withdraw it.')
}
