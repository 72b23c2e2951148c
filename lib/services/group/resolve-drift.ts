import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import type { ChangeAction } from '#lib/domain/group/change.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { databaseNow, lockGroup, readEnd, requireGroup } from './group-state.ts'
import { readUsers } from './group-users.ts'
import { endsAtInput, reasonInput, ticketInput, userIdInput } from './inputs.ts'
import { actorName, writeChanges } from './intend-change.ts'

export const driftInput = z.object({
  userId: userIdInput,
  how: z.enum(['adopt', 'undo']),
  reason: reasonInput,
  ticket: ticketInput,
  /** When an adopted membership ends. */
  endsAt: endsAtInput,
})
const input = driftInput.extend({ id: z.string() })

/**
 * Settles what somebody did outside the portal: adopting makes it the portal's own (nothing is called);
 * undoing is a change like any other.
 */
export async function resolveDrift(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'group:change')
  requireRecentSignIn(scoped)
  const { id, userId, how, reason, ticket, endsAt } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const locked = await lockGroup(tx, customerId, id)
    const [user] = await readUsers(tx, id, [userId])
    if (user === undefined) throw notFound()
    const { standing } = user
    if (standing !== 'added_outside' && standing !== 'removed_outside')
      throw conflict(`${user.name} is not drift any more. Look again.`)
    const key = { customerId, accountId: id, userId }
    const now = await databaseNow(tx)
    const ends = await readEnd(tx, endsAt)
    if (how === 'undo') {
      requireGroup(locked)
      if (user.waiting !== null) throw conflict(`A change of ${user.name} waits for a second admin already.`)
      if (user.isGone) throw conflict(`${user.name} was deleted in AWS. Adopt the removal instead.`)
      const action: ChangeAction = standing === 'added_outside' ? 'remove' : 'add'
      // An undone removal gets back the end it had.
      const kept = await tx.groupMember.findUnique({ where: { customerId_accountId_userId: key } })
      const isWaiting = locked.group.requiresApproval
      const set = { accountId: id, origin: 'drift' as const, reason, ticket: ticket ?? null, isWaiting }
      await writeChanges(tx, scoped, { ...set, endsAt: kept?.endsAt ?? null }, [{ user, action }])
    } else if (standing === 'added_outside') {
      const facts = {
        ...{ userName: user.name, source: 'adopted' as const, addedAt: now, addedByName: actorName(scoped) },
        ...{ reason, ticket: ticket ?? null, endsAt: ends, endedAt: null, warnedAt: null },
      }
      const where = { customerId_accountId_userId: key }
      await tx.groupMember.upsert({ where, create: { ...key, ...facts }, update: facts })
    } else {
      await tx.groupMember.updateMany({ where: { ...key, endedAt: null }, data: { endedAt: now } })
    }
    await emitAudit(tx, scoped, {
      action: how === 'adopt' ? 'group.adopt_drift' : 'group.undo_drift',
      resourceType: 'iam_user',
      resourceId: userId,
      details: { accountId: id, userName: user.name, drift: standing },
    })
  })
}
