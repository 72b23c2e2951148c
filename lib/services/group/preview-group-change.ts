import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { changeRefusal } from '#lib/domain/group/change-refusal.ts'
import type { ChangeAction } from '#lib/domain/group/change.ts'
import { groupName } from '#lib/domain/group/group.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readUsers } from './group-users.ts'
import { userIdInput } from './inputs.ts'
import type { GroupUser, PreviewRow } from './views.ts'

export const previewInput = z.object({
  add: z.array(userIdInput).max(200).default([]),
  remove: z.array(userIdInput).max(200).default([]),
})
const input = previewInput.extend({ id: z.string() })

const verbs: Record<ChangeAction, string> = { add: 'add-user-to-group', remove: 'remove-user-from-group' }

function warningsOf(action: ChangeAction, user: GroupUser): string[] {
  if (action === 'remove') return []
  const warnings: string[] = []
  if (user.standing === 'member')
    warnings.push('Is a member already: only the end of the membership changes.')
  if (user.marks.includes('no_mfa')) warnings.push('Has no MFA device.')
  return warnings
}

/** What a change would call, user by user, before anything is called. */
export async function previewGroupChange(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ rows: PreviewRow[]; waits: boolean }> {
  const scoped = requirePermission(ctx, 'group:change')
  const { id, add, remove } = input.parse(raw)
  return customerRead(scoped, async (tx) => {
    const { customerId } = scoped
    await fetchAccount(tx, customerId, id)
    const group = await tx.groupState.findUnique({
      where: { customerId_accountId: { customerId, accountId: id } },
    })
    const users = new Map((await readUsers(tx, id, [...add, ...remove])).map((user) => [user.userId, user]))
    const rowOf = (action: ChangeAction) => (userId: string) => {
      const user = users.get(userId)
      const refusal =
        user === undefined ? 'The account has no such user any more.' : changeRefusal(action, user)
      return {
        ...{ userId, userName: user?.name ?? userId, action, refusal },
        call:
          refusal === null
            ? `aws iam ${verbs[action]} --group-name ${groupName} --user-name ${user?.name ?? ''}`
            : null,
        warnings: user === undefined || refusal !== null ? [] : warningsOf(action, user),
      }
    }
    return {
      rows: [...remove.map(rowOf('remove')), ...add.map(rowOf('add'))],
      waits: group?.requiresApproval ?? false,
    }
  })
}
