import type { Tx } from '#lib/db/client.ts'
import type { GroupChange } from '#lib/db/generated/client.ts'
import type { ChangeAction, ChangeOrigin } from '#lib/domain/group/change.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { CustomerCtx } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'

export interface WantedChange {
  user: { userId: string; name: string; arn: string }
  action: ChangeAction
}

interface ChangeSet {
  accountId: string
  origin: ChangeOrigin
  reason: string
  ticket: string | null
  endsAt: Date | null
  /** A second admin has to approve: the changes wait. */
  isWaiting: boolean
}

export function actorName({ actor }: CustomerCtx): string {
  if (actor.kind === 'system') return `Portal (${actor.job})`
  return actor.kind === 'token' ? `Token ${actor.name}` : actor.name
}

export function actorPersonId({ actor }: CustomerCtx): string | null {
  return actor.kind === 'person' ? actor.personId : null
}

/**
 * Writes a set of changes under the group's lock, which the caller holds: each is audited, and enqueued
 * unless it waits. Returns the rows in the order given.
 */
export async function writeChanges(
  tx: Tx,
  scoped: CustomerCtx,
  set: ChangeSet,
  wanted: readonly WantedChange[],
): Promise<GroupChange[]> {
  const { customerId } = scoped
  const { accountId, origin, reason, ticket, isWaiting } = set
  const setId = crypto.randomUUID()
  const rows: GroupChange[] = []
  for (const { user, action } of wanted) {
    if (!isWaiting) await supersedeOpen(tx, scoped, { accountId, userId: user.userId })
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      insert into group_change (customer_id, account_id, set_id, user_id, user_name, user_arn, action, origin, state,
        reason, ticket, ends_at, requested_by, requested_by_name, requested_at, decided_by_name, decided_at)
      values (${customerId}::uuid, ${accountId}::uuid, ${setId}::uuid, ${user.userId}, ${user.name}, ${user.arn},
        ${action}::change_action, ${origin}::change_origin, ${isWaiting ? 'waiting' : 'intended'}::change_state,
        ${reason}, ${ticket}, ${action === 'add' ? set.endsAt : null}::timestamptz, ${actorPersonId(scoped)}::uuid,
        ${actorName(scoped)}, clock_timestamp(), ${isWaiting ? null : actorName(scoped)},
        case when ${isWaiting} then null else clock_timestamp() end)
      returning id`
    const row = await tx.groupChange.findUniqueOrThrow({
      where: { customerId_id: { customerId, id: made?.id ?? '' } },
    })
    rows.push(row)
    await auditChange(tx, scoped, isWaiting ? 'group.ask_change' : 'group.decide_change', row)
    if (!isWaiting) await enqueue(tx, 'change-group', { customerId, changeId: row.id }, { priority: 5 })
  }
  if (isWaiting && rows.length > 0)
    await tell(tx, customerId, {
      audience: 'admins',
      kind: 'group.approval_wanted',
      resourceType: 'aws_account',
      resourceId: accountId,
      facts: { setId, users: rows.length },
    })
  return rows
}

/** The newest decision holds: what was decided about the same user and is not settled gives way to it. */
export async function supersedeOpen(
  tx: Tx,
  scoped: CustomerCtx,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<void> {
  const { customerId } = scoped
  const replaced = await tx.$queryRaw<{ id: string }[]>`
    update group_change set state = 'superseded', settled_at = clock_timestamp(),
      outcome = 'A newer decision about the same user took its place.'
    where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and user_id = ${userId}
      and state in ('intended', 'sent', 'unconfirmed')
    returning id`
  for (const { id } of replaced)
    await emitAudit(tx, scoped, {
      action: 'group.supersede_change',
      resourceType: 'group_change',
      resourceId: id,
      details: { accountId, userId },
    })
}

/** One row of the trail about a change, with what it was about. */
export async function auditChange(
  tx: Tx,
  scoped: CustomerCtx,
  action: string,
  change: GroupChange,
  more: Record<string, unknown> = {},
): Promise<void> {
  await emitAudit(tx, scoped, {
    action,
    resourceType: 'group_change',
    resourceId: change.id,
    details: {
      ...{
        accountId: change.accountId,
        setId: change.setId,
        userId: change.userId,
        userName: change.userName,
      },
      ...{ change: change.action, origin: change.origin, endsAt: change.endsAt?.toISOString() ?? null },
      ...more,
    },
  })
}
