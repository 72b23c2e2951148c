import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { createGroupTexts } from '#lib/domain/group/create-group.ts'
import { comparePolicies, type ReadPolicy } from '#lib/domain/group/group.ts'
import { isOpenChange } from '#lib/domain/group/change.ts'
import type { Problem } from '#lib/domain/group/problem.ts'
import { nextReviewAt, standardReviewDays } from '#lib/domain/group/review.ts'
import { standingFacts } from '#lib/domain/group/standing.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { accessRequestRow, changeRow } from './change-view.ts'
import { databaseNow } from './group-state.ts'
import { actorPersonId } from './intend-change.ts'
import { readInvolvedUsers } from './group-users.ts'
import type { GroupView } from './views.ts'

const input = z.object({ id: z.string() })

const newestChanges = 50

/** The group of one account: what AWS shows, who is in it and why, what is under way, and what waits for somebody. */
export async function getGroup(ctx: Ctx, raw: z.input<typeof input>): Promise<GroupView> {
  const scoped = requirePermission(ctx, 'group:read')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  return customerRead(scoped, async (tx) => {
    const account = await fetchAccount(tx, customerId, id)
    const group = await tx.groupState.findUnique({
      where: { customerId_accountId: { customerId, accountId: id } },
    })
    const users = await readInvolvedUsers(tx, id)
    const changes = await tx.groupChange.findMany({
      where: { accountId: id },
      orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
      take: newestChanges,
    })
    const waiting = await tx.groupChange.findMany({
      where: { accountId: id, state: 'waiting' },
      orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
    })
    const requests = await tx.accessRequest.findMany({
      where: { accountId: id },
      orderBy: [{ requestedAt: 'desc' }],
      take: newestChanges,
    })
    const reviews = await tx.accessReview.findMany({
      where: { accountId: id },
      orderBy: { startedAt: 'desc' },
      take: 5,
    })
    const last = reviews.find(({ finishedAt }) => finishedAt !== null)
    const lastFinishedAt = last?.finishedAt ?? null
    const everyDays = group?.reviewEveryDays ?? standardReviewDays
    const next = nextReviewAt({ lastFinishedAt, firstReadAt: group?.firstReadAt ?? null, everyDays })
    const policies =
      group?.exists === true ? comparePolicies(group.policies as unknown as ReadPolicy[], account) : null
    const shown = changes.map(changeRow)
    return {
      account: {
        ...{ id, name: account.name, awsAccountId: account.awsAccountId },
        ...{ partition: account.partition, status: account.status },
      },
      ...{ exists: group?.exists ?? null, arn: group?.arn ?? null, path: group?.path ?? null },
      policies: policies?.rows ?? null,
      isPolicyMissing: policies?.isMissing ?? false,
      problems: (group?.problems ?? []) as unknown as Problem[],
      readAt: group?.readAt?.toISOString() ?? null,
      isReading: isAfter(group?.readAskedAt, group?.readAt) || isAfter(group?.readStartedAt, group?.readAt),
      userCount: await tx.iamUser.count({ where: { accountId: id, goneAt: null } }),
      rules: { requiresApproval: group?.requiresApproval ?? false, reviewEveryDays: everyDays },
      members: users.filter(
        ({ standing }) => standingFacts[standing].list === 'members' && !standingFacts[standing].isDrift,
      ),
      drift: users.filter(({ standing }) => standingFacts[standing].isDrift),
      waiting: waiting.map((row) => ({
        ...changeRow(row),
        isOwn: row.requestedBy !== null && row.requestedBy === actorPersonId(scoped),
      })),
      changes: [
        ...shown.filter(({ state }) => isOpenChange(state)),
        ...shown.filter(({ state }) => !isOpenChange(state)),
      ],
      requests: requests.map(accessRequestRow),
      review: {
        openId: reviews.find(({ finishedAt }) => finishedAt === null)?.id ?? null,
        ...{ lastId: last?.id ?? null, lastFinishedAt: lastFinishedAt?.toISOString() ?? null },
        nextAt: next?.toISOString() ?? null,
      },
      create: createGroupTexts(account),
      now: (await databaseNow(tx)).toISOString(),
    }
  })
}

function isAfter(one: Date | null | undefined, other: Date | null | undefined): boolean {
  if (!one) return false
  return !other || one > other
}
