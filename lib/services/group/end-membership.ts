import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { changeRefusal } from '#lib/domain/group/change-refusal.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { databaseNow, lockGroup } from './group-state.ts'
import { readUsers } from './group-users.ts'
import { userIdInput } from './inputs.ts'
import { writeChanges } from './intend-change.ts'

const input = z.object({ accountId: z.string(), userId: userIdInput })

/**
 * Ends a membership whose end has come, by the database's clock: it was decided when it was given, so no
 * second admin is asked. Returns whether a change was made; one under way already needs no other.
 */
// eslint-disable-next-line no-restricted-syntax -- writeChanges audits the change
export async function endMembership(ctx: Ctx, raw: z.input<typeof input>): Promise<boolean> {
  const scoped = requirePermission(ctx, 'group:carry_out')
  const { accountId, userId } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    await lockGroup(tx, customerId, accountId)
    const key = { customerId, accountId, userId }
    const known = await tx.groupMember.findUnique({ where: { customerId_accountId_userId: key } })
    if (!known?.endsAt || known.endedAt !== null) return false
    if (known.endsAt > (await databaseNow(tx))) return false
    const [user] = await readUsers(tx, accountId, [userId])
    if (user === undefined || user.open !== null) return false
    // Gone from the group already, outside the portal: the end that was decided has come all the same.
    if (changeRefusal('remove', { ...user, waiting: null }) !== null) {
      await tx.groupMember.updateMany({ where: key, data: { endedAt: await databaseNow(tx) } })
      return false
    }
    const set = { accountId, origin: 'expiry' as const, ticket: known.ticket, endsAt: null, isWaiting: false }
    await writeChanges(tx, scoped, { ...set, reason: 'The membership came to its end.' }, [
      { user, action: 'remove' },
    ])
    return true
  })
}
