import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { standingFacts } from '#lib/domain/group/standing.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { lockGroup, requireGroup } from './group-state.ts'
import { readInvolvedUsers } from './group-users.ts'
import { actorName } from './intend-change.ts'

const input = z.object({ id: z.string() })

/** What is kept of a member for the review: what was known when it began. */
export interface ReviewFacts {
  marks: string[]
  lastUsedAt: string | null
  isLastUseKnown: boolean
  addedAt: string | null
  addedByName: string | null
  endsAt: string | null
}

/** Begins a review of everybody who is in the group now, drift included. One at a time. */
export async function startAccessReview(ctx: Ctx, raw: z.input<typeof input>): Promise<{ reviewId: string }> {
  const scoped = requirePermission(ctx, 'group:change')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    requireGroup(await lockGroup(tx, customerId, id))
    if (await tx.accessReview.findFirst({ where: { accountId: id, finishedAt: null } }))
      throw conflict('A review is under way already. Finish it first.')
    const members = (await readInvolvedUsers(tx, id)).filter(
      ({ standing }) => standingFacts[standing].list === 'members',
    )
    if (members.length === 0) throw conflict('The group has no members, so there is nothing to review.')
    const review = await tx.accessReview.create({
      data: { customerId, accountId: id, startedByName: actorName(scoped) },
    })
    await tx.accessReviewItem.createMany({
      data: members.map((user) => ({
        ...{ customerId, reviewId: review.id, userId: user.userId, userName: user.name },
        facts: {
          ...{ marks: user.marks, lastUsedAt: user.lastUsedAt, isLastUseKnown: user.isLastUseKnown },
          ...{ addedAt: user.member?.addedAt ?? null, addedByName: user.member?.addedByName ?? null },
          endsAt: user.member?.endsAt ?? null,
        } satisfies ReviewFacts,
      })),
    })
    await emitAudit(tx, scoped, {
      action: 'group.start_review',
      resourceType: 'access_review',
      resourceId: review.id,
      details: { accountId: id, members: members.length },
    })
    return { reviewId: review.id }
  })
}
