import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import type { ChangeAction } from '#lib/domain/group/change.ts'
import { standingFacts } from '#lib/domain/group/standing.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readInvolvedUsers } from './group-users.ts'
import type { OtherUser } from './views.ts'

const input = z.object({ id: z.string() })

/**
 * Everybody in the account who is not in the group, by name and all at once: AWS's quota is 5,000 users, and
 * a search over what is at hand answers at every key.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export async function listOtherUsers(ctx: Ctx, raw: z.input<typeof input>): Promise<{ rows: OtherUser[] }> {
  const scoped = requirePermission(ctx, 'group:read')
  const { id } = input.parse(raw)
  return customerRead(scoped, async (tx) => {
    await fetchAccount(tx, scoped.customerId, id)
    const involved = new Map((await readInvolvedUsers(tx, id)).map((user) => [user.userId, user]))
    const users = await tx.$queryRaw<{ userId: string; name: string }[]>`
      select user_id as "userId", name from iam_user where account_id = ${id}::uuid and gone_at is null
      order by lower(name), user_id`
    const rows = users.flatMap(({ userId, name }): OtherUser[] => {
      const user = involved.get(userId)
      if (user === undefined) return [{ userId, name, standing: 'outsider', waiting: null }]
      if (standingFacts[user.standing].list === 'members') return []
      return [{ userId, name, standing: user.standing, waiting: user.waiting satisfies ChangeAction | null }]
    })
    return { rows }
  })
}
