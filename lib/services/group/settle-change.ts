import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import type { GroupChange } from '#lib/db/generated/client.ts'
import { canBecome, type ChangeState } from '#lib/domain/group/change.ts'
import type { Problem } from '#lib/domain/group/problem.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { databaseNow, lockGroup } from './group-state.ts'
import { auditChange } from './intend-change.ts'

type Settling =
  { state: 'confirmed'; outcome?: string } | { state: 'unconfirmed' } | { state: 'refused'; problem: Problem }

const audits: Record<Settling['state'], string> = {
  confirmed: 'group.confirm_change',
  unconfirmed: 'group.miss_change',
  refused: 'group.refuse_change',
}

/**
 * Settles a change from whichever open state may lead there, once: a second call changes nothing, and a
 * change that a newer decision replaced stays replaced. A confirmed one becomes what the portal knows.
 */
// eslint-disable-next-line no-restricted-syntax -- auditChange audits it
export async function settleChange(ctx: Ctx, changeId: string, settling: Settling): Promise<ChangeState> {
  const scoped = requirePermission(ctx, 'group:carry_out')
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const where = { customerId_id: { customerId, id: changeId } }
    const seen = await tx.groupChange.findUnique({ where })
    if (!seen) throw notFound()
    await lockGroup(tx, customerId, seen.accountId)
    const change = await tx.groupChange.findUniqueOrThrow({ where })
    const { state } = settling
    if (!canBecome(change.state, state)) {
      await tx.groupChange.update({ where, data: { callUntil: null } })
      return change.state
    }
    const now = await databaseNow(tx)
    const problem = settling.state === 'refused' ? settling.problem : null
    await tx.groupChange.update({
      where,
      data: {
        ...{ state, callUntil: null, settledAt: state === 'unconfirmed' ? null : now },
        ...(settling.state === 'confirmed' ? { outcome: settling.outcome ?? null } : {}),
        ...(problem === null ? {} : { problem: { ...problem } satisfies Prisma.InputJsonObject }),
      },
    })
    if (state === 'confirmed') await makeKnown(tx, change, now)
    await auditChange(tx, { ...scoped, customerId }, audits[state], change, {
      ...{ before: change.state, after: state },
      ...(problem === null ? {} : { call: problem.action, error: problem.error }),
    })
    if (state !== 'unconfirmed')
      await tell(tx, customerId, {
        audience: 'admins',
        kind:
          state === 'refused'
            ? 'group.refused'
            : change.origin === 'expiry'
              ? 'group.ended'
              : 'group.changed',
        resourceType: 'group_change',
        resourceId: changeId,
        facts: {
          ...{ accountId: change.accountId, userName: change.userName, action: change.action },
          ...(problem === null ? {} : { problem: problem.kind, isFinal: true }),
        },
      })
    return state
  })
}

/** A confirmed change is what the portal knows from now on, and what AWS showed. */
async function makeKnown(tx: Tx, change: GroupChange, now: Date): Promise<void> {
  const { customerId, accountId, userId, userName, reason, ticket, endsAt } = change
  const key = { customerId, accountId, userId }
  const where = { customerId_accountId_userId: key }
  await tx.iamUser.updateMany({ where: key, data: { isMember: change.action === 'add' } })
  if (change.action === 'remove') {
    await tx.groupMember.updateMany({ where: { ...key, endedAt: null }, data: { endedAt: now } })
    return
  }
  const known = await tx.groupMember.findUnique({ where })
  // Adding a member again changes the end of the membership, not its beginning.
  const isAgain = known !== null && known.endedAt === null
  const facts = { userName, reason, ticket, endsAt, endedAt: null, warnedAt: null }
  const begin = { source: 'portal' as const, addedAt: now, addedByName: change.requestedByName }
  await tx.groupMember.upsert({
    where,
    create: { ...key, ...facts, ...begin },
    update: isAgain ? facts : { ...facts, ...begin },
  })
}
