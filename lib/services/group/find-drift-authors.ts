import { z } from 'zod'
import { collectGroupChanges } from '#lib/aws/collectors/group-changes.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { type Partition, trailRegionOfIam } from '#lib/domain/accounts/regions.ts'
import { askForMs, type DriftAnswer, type OutsideChange, slackMs } from '#lib/domain/group/drift-author.ts'
import type { Problem } from '#lib/domain/group/problem.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { sessionOfReading } from './membership-session.ts'

const input = z.object({ accountId: z.string() })

interface Asked {
  userId: string
  name: string
  isMember: boolean
  since: Date
  /** A record may still come: CloudTrail is some minutes behind. */
  isEarly: boolean
}

/**
 * Asks CloudTrail who changed the group outside the portal, for drift that is new: within the hour in which a
 * record shows. What was found is kept; nothing is asked where there is nothing new.
 */
export async function findDriftAuthors(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ found: number; problem: Problem | null }> {
  const scoped = requirePermission(ctx, 'group:carry_out')
  const { accountId } = input.parse(raw)
  const { customerId } = scoped
  const { account, asked } = await customerRead(scoped, async (tx) => ({
    account: await fetchAccount(tx, customerId, accountId),
    asked: await tx.$queryRaw<Asked[]>`
      select user_id as "userId", name, is_member as "isMember", 
        coalesce(drift_since, drift_told_at - interval '1 day') as since,
        drift_told_at > now() - make_interval(secs => ${askForMs / 1000}) as "isEarly"
      from iam_user
      where account_id = ${accountId}::uuid and (drift_answer = 'waiting' or (drift_answer = 'unreadable'
        and drift_told_at > now() - make_interval(secs => ${askForMs / 1000})))`,
  }))
  if (asked.length === 0) return { found: 0, problem: null }
  const { items, problem } = await collectGroupChanges({
    request: sessionOfReading(account),
    trailRegion: trailRegionOfIam[account.partition as Partition],
    actions: [...new Set(asked.map(actionOf))],
    since: new Date(Math.min(...asked.map(sinceMs))),
  })
  return customerWrite(scoped, async (tx) => {
    let found = 0
    for (const user of asked) {
      const change = changeOf(user, items)
      const answer = answerOf(user, change, problem)
      if (answer === 'waiting') continue
      await tx.iamUser.updateMany({
        where: { customerId, accountId, userId: user.userId, driftToldAt: { not: null } },
        data: { driftAnswer: answer, driftBy: change?.by ?? null, driftAt: change?.at ?? null },
      })
      if (change === undefined) continue
      found++
      await emitAudit(tx, scoped, {
        action: 'group.find_drift_author',
        resourceType: 'iam_user',
        resourceId: user.userId,
        details: { accountId, userName: user.name, by: change.by, at: change.at.toISOString() },
      })
    }
    return { found, problem }
  })
}

const actionOf = ({ isMember }: Asked) => (isMember ? 'add' : 'remove')
const sinceMs = ({ since }: Asked) => since.getTime() - slackMs

/** The newest such change of the user since the reading that still showed it otherwise. */
function changeOf(user: Asked, items: readonly OutsideChange[]): OutsideChange | undefined {
  return items
    .filter(({ action, userName, at }) => {
      const isSameUser = userName.toLowerCase() === user.name.toLowerCase()
      return isSameUser && action === actionOf(user) && at.getTime() >= sinceMs(user)
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0]
}

function answerOf(
  { isEarly }: Asked,
  change: OutsideChange | undefined,
  problem: Problem | null,
): DriftAnswer {
  if (change !== undefined) return 'found'
  if (problem !== null) return 'unreadable'
  return isEarly ? 'waiting' : 'not_found'
}
