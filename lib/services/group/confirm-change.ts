import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { openMembershipReader } from '#lib/aws/actions/group-membership.ts'
import { customerRead } from '#lib/db/doors.ts'
import { confirmWithinMs } from '#lib/domain/group/change.ts'
import { groupName } from '#lib/domain/group/group.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { databaseNow } from './group-state.ts'
import { sessionOfChange } from './membership-session.ts'
import { settleChange } from './settle-change.ts'

const input = z.object({ changeId: z.uuid() })

export interface ConfirmPace {
  pollMs: number
  /** How long AWS may take; 60 s unless a test says otherwise. */
  withinMs?: number
}

/**
 * Reads back what AWS accepted: IAM is eventually consistent. Shown within 60 s it is confirmed; after that
 * it is unconfirmed, and a later reading of the group may still confirm it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export async function confirmChange(
  ctx: Ctx,
  raw: z.input<typeof input>,
  pace: ConfirmPace,
): Promise<string> {
  const scoped = requirePermission(ctx, 'group:carry_out')
  const { changeId } = input.parse(raw)
  const { customerId } = scoped
  const found = await customerRead(scoped, async (tx) => {
    const change = await tx.groupChange.findUnique({
      where: { customerId_id: { customerId, id: changeId } },
      include: { account: true },
    })
    if (!change) return null
    const where = { customerId_accountId: { customerId, accountId: change.accountId } }
    const group = await tx.groupState.findUnique({ where })
    return { change, group, nowMs: (await databaseNow(tx)).getTime() }
  })
  if (!found) throw notFound()
  const { change, group, nowMs } = found
  if (change.state !== 'sent' || change.sentAt === null) return change.state
  const leftMs = (pace.withinMs ?? confirmWithinMs) - (nowMs - change.sentAt.getTime())
  const until = Date.now() + leftMs
  const isWanted = change.action === 'add'
  const reader = await openMembershipReader(sessionOfChange(change, change.account, group), change.userName)
  try {
    for (;;) {
      // A reading that fails says nothing; the next one may not.
      const groups = await reader.groups().catch(() => undefined)
      if (groups === null && !isWanted)
        return await settleChange(scoped, changeId, {
          state: 'confirmed',
          outcome: 'The user was deleted in AWS.',
        })
      if (groups && groups.includes(groupName) === isWanted)
        return await settleChange(scoped, changeId, { state: 'confirmed' })
      if (Date.now() >= until) return await settleChange(scoped, changeId, { state: 'unconfirmed' })
      await sleep(pace.pollMs)
    }
  } finally {
    reader.close()
  }
}
