import type { Tx } from '#lib/db/client.ts'
import type { ReportModel } from '#lib/domain/evidence.ts'
import type { Scope } from './measure-verdicts.ts'

type NameOf = (accountId: string) => string

interface MemberRow {
  accountId: string
  userId: string
  userName: string
  since: Date | null
  addedBy: string | null
  endsAt: Date | null
}

/**
 * Who was in the group at the period's end, as the portal knows it. The first change after the end tells what
 * was so before it; where there was none, what is known now was so then.
 */
async function membersAt(tx: Tx, { accountIds, to }: Scope): Promise<MemberRow[]> {
  return tx.$queryRaw<MemberRow[]>`
    select m.account_id::text as "accountId", m.user_id as "userId", m.user_name as "userName",
      case when m.added_at <= ${to} then m.added_at end as since,
      case when m.added_at <= ${to} then m.added_by_name end as "addedBy",
      case when m.added_at <= ${to} then m.ends_at end as "endsAt"
    from group_member m
    left join lateral (
      select c.action from group_change c
      where c.customer_id = m.customer_id and c.account_id = m.account_id and c.user_id = m.user_id
        and c.state = 'confirmed' and c.settled_at > ${to} order by c.settled_at limit 1) later on true
    where m.account_id = any(${accountIds}::uuid[]) and case when later.action is null
      then m.added_at <= ${to} and (m.ended_at is null or m.ended_at > ${to}) else later.action = 'remove' end
    order by m.account_id, lower(m.user_name), m.user_id`
}

/** The group of each account that has one to keep: its members at the end, and what changed in the period. */
export async function measureGroups(tx: Tx, scope: Scope, nameOf: NameOf): Promise<ReportModel['groups']> {
  const { customerId, accountIds, from, to } = scope
  const states = await tx.groupState.findMany({
    where: { customerId, accountId: { in: accountIds } },
    orderBy: { accountId: 'asc' },
  })
  const members = await membersAt(tx, scope)
  const changes = await tx.groupChange.groupBy({
    by: ['accountId', 'action'],
    where: {
      customerId,
      accountId: { in: accountIds },
      state: 'confirmed',
      settledAt: { gte: from, lte: to },
    },
    _count: { _all: true },
  })
  const outside = await tx.$queryRaw<{ accountId: string; amount: number }[]>`
    select details ->> 'accountId' as "accountId", count(*)::int as amount from audit_entry
    where customer_id = ${customerId}::uuid and action = 'group.find_drift' and at >= ${from} and at <= ${to}
    group by 1`
  const changed = (accountId: string, action: 'add' | 'remove') =>
    changes.find((row) => row.accountId === accountId && row.action === action)?._count._all ?? 0
  return states.map(({ accountId, exists }) => ({
    ...{ account: nameOf(accountId), exists },
    members: members
      .filter((member) => member.accountId === accountId)
      .map(({ userName, userId, since, addedBy, endsAt }) => ({
        ...{ userName, userId, addedBy },
        since: since?.toISOString() ?? null,
        endsAt: endsAt?.toISOString() ?? null,
      })),
    added: changed(accountId, 'add'),
    removed: changed(accountId, 'remove'),
    outside: outside.find((row) => row.accountId === accountId)?.amount ?? 0,
  }))
}

/** The reviews of access that were under way in the period, with how each member was decided. */
export async function measureReviews(
  tx: Tx,
  { customerId, accountIds, from, to }: Scope,
  nameOf: NameOf,
): Promise<ReportModel['reviews']> {
  const reviews = await tx.accessReview.findMany({
    where: {
      ...{ customerId, accountId: { in: accountIds }, startedAt: { lte: to } },
      OR: [{ finishedAt: null }, { finishedAt: { gte: from } }],
    },
    include: { items: { select: { decision: true } } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  })
  return reviews.map(({ accountId, startedAt, startedByName, finishedAt, finishedByName, items }) => {
    const decided = (decision: 'kept' | 'removed' | null) =>
      items.filter((item) => item.decision === decision).length
    return {
      ...{ account: nameOf(accountId), startedBy: startedByName, finishedBy: finishedByName },
      ...{ startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null },
      ...{ kept: decided('kept'), removed: decided('removed'), undecided: decided(null) },
    }
  })
}
