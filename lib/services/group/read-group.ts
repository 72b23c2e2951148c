import { z } from 'zod'
import {
  collectGroup,
  collectUserDetails,
  detailActions,
  type GroupReading,
  type UserDetails,
} from '#lib/aws/collectors/group.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import type { Problem } from '#lib/domain/group/problem.ts'
import { standingFacts } from '#lib/domain/group/standing.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { findDriftAuthors } from './find-drift-authors.ts'
import { lockGroup } from './group-state.ts'
import { readInvolvedUsers } from './group-users.ts'
import { sessionOfReading } from './membership-session.ts'
import { settleChange } from './settle-change.ts'

const input = z.object({ accountId: z.string() })

export interface GroupReadSummary {
  exists: boolean | null
  members: number
  users: number
  drift: number
  problems: number
}

/** Console password, MFA and last use are asked anew after this long, a batch at a time. */
const detailsAgeMinutes = 60
const detailsAtATime = 150

/**
 * Reads the group and the account's users from AWS, and records what is there: AWS is the truth. Drift is
 * told of once. A part that could not be read leaves what was known and says why.
 */
export async function readGroup(ctx: Ctx, raw: z.input<typeof input>): Promise<GroupReadSummary> {
  const scoped = requirePermission(ctx, 'group:carry_out')
  const { accountId } = input.parse(raw)
  const { customerId } = scoped
  const account = await customerRead(scoped, (tx) => fetchAccount(tx, customerId, accountId))
  const summary = { exists: null, members: 0, users: 0, drift: 0, problems: 0 }
  if (account.status !== 'connected') return summary
  const startedAt = await begin(scoped, accountId)
  const reading = await collectGroup(sessionOfReading(account))
  const drift = await record(scoped, { accountId, startedAt, reading })
  await settleUnconfirmed(scoped, { accountId, reading })
  const authors = await findDriftAuthors(scoped, { accountId })
  const details = await readDetails(scoped, accountId, sessionOfReading(account))
  const problems = await finish(scoped, {
    ...{ accountId, details },
    problems: authors.problem === null ? reading.problems : [...reading.problems, authors.problem],
  })
  return {
    exists: reading.exists,
    members: reading.members?.length ?? 0,
    users: reading.users?.length ?? 0,
    ...{ drift, problems: problems.length },
  }
}

async function begin(scoped: CustomerCtx, accountId: string): Promise<Date> {
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    await lockGroup(tx, customerId, accountId)
    const [row] = await tx.$queryRaw<{ at: Date }[]>`
      update group_state set read_started_at = clock_timestamp()
      where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid returning read_started_at as at`
    return row?.at ?? new Date(Number.NaN)
  })
}

interface Recorded {
  accountId: string
  startedAt: Date
  reading: GroupReading
}

async function record(scoped: CustomerCtx, { accountId, startedAt, reading }: Recorded): Promise<number> {
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const { group } = await lockGroup(tx, customerId, accountId)
    await recordUsers(tx, scoped, { accountId, startedAt, reading })
    const isFirst = group.firstReadAt === null && reading.exists === true && reading.members !== null
    if (isFirst)
      await tx.$executeRaw`
        insert into group_member (customer_id, account_id, user_id, user_name, source, added_at)
        select customer_id, account_id, user_id, name, 'before_portal', clock_timestamp() from iam_user
        where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and is_member
        on conflict do nothing`
    await tx.groupState.update({
      where: { customerId_accountId: { customerId, accountId } },
      data: {
        ...(reading.exists === null
          ? {}
          : {
              ...{ exists: reading.exists, arn: reading.arn, path: reading.path },
              createdInAwsAt: reading.createdAt,
            }),
        ...(reading.policies === null
          ? {}
          : { policies: reading.policies as unknown as Prisma.InputJsonArray }),
        ...(isFirst ? { firstReadAt: startedAt } : {}),
        ...(reading.members === null ? {} : { membersReadAt: startedAt }),
      },
    })
    return tellOfDrift(tx, scoped, { accountId, since: group.membersReadAt })
  })
}

/** One statement for thousands. A name used again is another row: users are told apart by their unique id. */
async function recordUsers(
  tx: Tx,
  scoped: CustomerCtx,
  { accountId, startedAt, reading }: Recorded,
): Promise<void> {
  const { customerId } = scoped
  const members = reading.members === null ? null : new Set(reading.members.map(({ userId }) => userId))
  const all = new Map(
    [...(reading.users ?? []), ...(reading.members ?? [])].map((user) => [user.userId, user]),
  )
  const rows = [...all.values()].map(({ userId, name, arn, createdAt }) => ({
    ...{ user_id: userId, name, arn, created_at: createdAt.toISOString() },
    is_member: members === null ? null : members.has(userId),
  }))
  await tx.$executeRaw`
    insert into iam_user (customer_id, account_id, user_id, name, arn, created_at, is_member, seen_at)
    select ${customerId}::uuid, ${accountId}::uuid, x.user_id, x.name, x.arn, x.created_at, coalesce(x.is_member, false), ${startedAt}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x (user_id text, name text, arn text, created_at timestamptz, is_member boolean)
    on conflict (customer_id, account_id, user_id) do update set name = excluded.name, arn = excluded.arn,
      is_member = case when ${members === null} then iam_user.is_member else excluded.is_member end,
      seen_at = excluded.seen_at, gone_at = null`
  if (members !== null)
    await tx.$executeRaw`
      update iam_user set is_member = false
      where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and is_member and seen_at < ${startedAt}`
  if (reading.users !== null)
    await tx.$executeRaw`
      update iam_user set gone_at = ${startedAt}
      where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and gone_at is null and seen_at < ${startedAt}`
}

/**
 * Tells of new drift once, in the transaction that found it; drift that was settled may be told of again. It
 * happened since the reading before, which the search for who did it begins at.
 */
async function tellOfDrift(
  tx: Tx,
  scoped: CustomerCtx,
  { accountId, since }: { accountId: string; since: Date | null },
): Promise<number> {
  const { customerId } = scoped
  const drift = (await readInvolvedUsers(tx, accountId)).filter(
    ({ standing }) => standingFacts[standing].isDrift,
  )
  const ids = drift.map(({ userId }) => userId)
  await tx.$executeRaw`
    update iam_user set drift_told_at = null, drift_by = null, drift_at = null, drift_since = null, drift_answer = null
    where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and drift_told_at is not null
      and user_id <> all(${ids}::text[])`
  const fresh = await tx.$queryRaw<{ userId: string; name: string }[]>`
    update iam_user set drift_told_at = clock_timestamp(), drift_since = ${since}, drift_answer = 'waiting'
    where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and drift_told_at is null
      and user_id = any(${ids}::text[])
    returning user_id as "userId", name`
  for (const { userId, name } of fresh)
    await emitAudit(tx, scoped, {
      action: 'group.find_drift',
      resourceType: 'iam_user',
      resourceId: userId,
      details: {
        ...{ accountId, userName: name },
        drift: drift.find((user) => user.userId === userId)?.standing,
      },
    })
  if (fresh.length > 0) {
    const { name } = await tx.awsAccount.findUniqueOrThrow({
      where: { customerId_id: { customerId, id: accountId } },
      select: { name: true },
    })
    await tell(tx, customerId, {
      ...{ audience: 'admins', kind: 'group.drifted', resourceType: 'aws_account', resourceId: accountId },
      facts: { account: name, users: fresh.length },
    })
  }
  return drift.length
}

/** What AWS accepted and did not show in time may show now. */
async function settleUnconfirmed(
  scoped: CustomerCtx,
  { accountId, reading }: { accountId: string; reading: GroupReading },
): Promise<void> {
  if (reading.members === null) return
  const members = new Set(reading.members.map(({ userId }) => userId))
  const open = await customerRead(scoped, (tx) =>
    tx.groupChange.findMany({ where: { accountId, state: 'unconfirmed' } }),
  )
  for (const { id, userId, action } of open)
    if (members.has(userId) === (action === 'add'))
      await settleChange(scoped, id, { state: 'confirmed', outcome: 'AWS showed it later than 60 s.' })
}

/** The facts about members that an admin looks at, oldest first. Null when none was due. */
async function readDetails(
  scoped: CustomerCtx,
  accountId: string,
  request: Parameters<typeof collectUserDetails>[0],
): Promise<Problem[] | null> {
  const due = await customerRead(
    scoped,
    (tx) => tx.$queryRaw<{ userId: string; name: string; arn: string }[]>`
      select user_id as "userId", name, arn from iam_user
      where account_id = ${accountId}::uuid and is_member and gone_at is null
        and (details_read_at is null or details_read_at < now() - make_interval(mins => ${detailsAgeMinutes}))
      order by details_read_at nulls first limit ${detailsAtATime}`,
  )
  if (due.length === 0) return null
  const { items, problems } = await collectUserDetails(request, due).catch(() => ({
    items: [],
    problems: [],
  }))
  await recordDetails(scoped, accountId, items)
  return problems
}

async function recordDetails(
  scoped: CustomerCtx,
  accountId: string,
  items: readonly UserDetails[],
): Promise<void> {
  const { customerId } = scoped
  await customerWrite(
    scoped,
    (tx) => tx.$executeRaw`
      update iam_user u set has_console = x.has_console, has_mfa = x.has_mfa, last_used_at = x.last_used_at,
        is_last_use_known = x.is_known, details_read_at = clock_timestamp()
      from jsonb_to_recordset(${JSON.stringify(
        items.map(({ userId, hasConsole, hasMfa, lastUsedAt, isLastUseKnown }) => ({
          ...{ user_id: userId, has_console: hasConsole, has_mfa: hasMfa },
          ...{ last_used_at: lastUsedAt, is_known: isLastUseKnown },
        })),
      )}::jsonb) as x (user_id text, has_console boolean, has_mfa boolean, last_used_at timestamptz, is_known boolean)
      where u.customer_id = ${customerId}::uuid and u.account_id = ${accountId}::uuid and u.user_id = x.user_id`,
  )
}

async function finish(
  scoped: CustomerCtx,
  { accountId, problems, details }: { accountId: string; problems: Problem[]; details: Problem[] | null },
): Promise<Problem[]> {
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const { group } = await lockGroup(tx, customerId, accountId)
    const before = group.problems as unknown as Problem[]
    const kept = details ?? before.filter(({ action }) => detailActions.includes(action))
    const all = [...problems, ...kept]
    await tx.$executeRaw`
      update group_state set read_at = clock_timestamp(), problems = ${JSON.stringify(all)}::jsonb
      where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid`
    return all
  })
}
