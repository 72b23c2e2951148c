import type { Tx } from '#lib/db/client.ts'
import type { ChangeAction, ChangeState } from '#lib/domain/group/change.ts'
import type { DriftAnswer } from '#lib/domain/group/drift-author.ts'
import { marksOf } from '#lib/domain/group/marks.ts'
import { type Standing, standingOf } from '#lib/domain/group/standing.ts'
import type { GroupUser } from './views.ts'

interface UserRow {
  userId: string
  name: string
  arn: string
  createdAt: Date
  isMember: boolean
  hasConsole: boolean | null
  hasMfa: boolean | null
  lastUsedAt: Date | null
  isLastUseKnown: boolean
  goneAt: Date | null
  driftBy: string | null
  driftAt: Date | null
  driftAnswer: DriftAnswer | null
  source: 'portal' | 'adopted' | 'before_portal' | null
  addedAt: Date | null
  addedByName: string | null
  reason: string | null
  ticket: string | null
  endsAt: Date | null
  openId: string | null
  openAction: ChangeAction | null
  openState: ChangeState | null
  waiting: ChangeAction | null
  isJustSettled: boolean
  now: Date
}

/**
 * Users of an account with all that their standing rests on, in one statement: AWS's newest reading, what the
 * portal knows, and what is under way. A change that settled after the reading began outweighs the reading.
 */
async function readRows(
  tx: Tx,
  accountId: string,
  { userIds, isInvolved }: { userIds?: readonly string[]; isInvolved?: boolean },
): Promise<UserRow[]> {
  return tx.$queryRaw<UserRow[]>`
    select u.user_id as "userId", u.name, u.arn, u.created_at as "createdAt", u.is_member as "isMember",
      u.has_console as "hasConsole", u.has_mfa as "hasMfa", u.last_used_at as "lastUsedAt",
      u.is_last_use_known as "isLastUseKnown", u.gone_at as "goneAt", u.drift_by as "driftBy", u.drift_at as "driftAt",
      u.drift_answer as "driftAnswer",
      m.source::text as source, m.added_at as "addedAt", m.added_by_name as "addedByName", m.reason, m.ticket,
      m.ends_at as "endsAt", o.id as "openId", o.action::text as "openAction", o.state::text as "openState",
      w.action::text as waiting, clock_timestamp() as now,
      exists (
        select from group_change s
        where s.customer_id = u.customer_id and s.account_id = u.account_id and s.user_id = u.user_id
          and s.state = 'confirmed' and s.settled_at > coalesce(g.read_started_at, '-infinity') - interval '10 seconds'
      ) as "isJustSettled"
    from iam_user u
    left join group_state g on g.customer_id = u.customer_id and g.account_id = u.account_id
    left join group_member m on m.customer_id = u.customer_id and m.account_id = u.account_id
      and m.user_id = u.user_id and m.ended_at is null
    left join group_change o on o.customer_id = u.customer_id and o.account_id = u.account_id
      and o.user_id = u.user_id and o.state in ('intended', 'sent', 'unconfirmed')
    left join group_change w on w.customer_id = u.customer_id and w.account_id = u.account_id
      and w.user_id = u.user_id and w.state = 'waiting'
    where u.account_id = ${accountId}::uuid
      and (${userIds === undefined} or u.user_id = any(${[...(userIds ?? [])]}::text[]))
      and (${isInvolved !== true} or u.is_member or m.user_id is not null or o.id is not null or w.id is not null)
    order by lower(u.name), u.user_id`
}

function standingOfRow(row: UserRow): Standing {
  return standingOf({
    isInGroup: row.isMember,
    isKnown: row.source !== null,
    open:
      row.openAction === null || row.openState === null
        ? null
        : { action: row.openAction, state: row.openState },
    isJustSettled: row.isJustSettled,
  })
}

function viewOf(row: UserRow): GroupUser {
  const { userId, name, arn, hasConsole, hasMfa, isLastUseKnown, waiting } = row
  const lastUsedAt = row.lastUsedAt?.toISOString() ?? null
  const endsAt = row.endsAt?.toISOString() ?? null
  const isGone = row.goneAt !== null
  const marks = { hasConsole, hasMfa, lastUsedAt, isLastUseKnown, endsAt, isGone }
  return {
    ...{ userId, name, arn, hasConsole, hasMfa, lastUsedAt, isLastUseKnown, isGone, waiting },
    createdAt: row.createdAt.toISOString(),
    standing: standingOfRow(row),
    marks: marksOf({ ...marks, memberSince: row.addedAt?.toISOString() ?? null }, row.now.getTime()),
    member:
      row.source === null || row.addedAt === null
        ? null
        : {
            ...{ source: row.source, addedByName: row.addedByName, reason: row.reason, ticket: row.ticket },
            ...{ addedAt: row.addedAt.toISOString(), endsAt },
          },
    driftBy: row.driftBy,
    driftAt: row.driftAt?.toISOString() ?? null,
    driftAnswer: row.driftAnswer,
    open:
      row.openId === null || row.openAction === null || row.openState === null
        ? null
        : { id: row.openId, action: row.openAction, state: row.openState },
  }
}

/** Members, drift and everybody a change is about: never the thousands of others. */
export async function readInvolvedUsers(tx: Tx, accountId: string): Promise<GroupUser[]> {
  return (await readRows(tx, accountId, { isInvolved: true })).map(viewOf)
}

/** Some users by their unique ids; one that the account never had is left out. */
export async function readUsers(tx: Tx, accountId: string, userIds: readonly string[]): Promise<GroupUser[]> {
  return (await readRows(tx, accountId, { userIds })).map(viewOf)
}
