import { z } from 'zod'
import { type MembershipEditor, openMembershipEditor } from '#lib/aws/actions/group-membership.ts'
import { awsErrorMessage, awsErrorName } from '#lib/aws/errors.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { mostAttempts } from '#lib/domain/group/change.ts'
import { describeProblem, mayPass, type Problem, recreatedProblem } from '#lib/domain/group/problem.ts'
import { groupName } from '#lib/domain/group/group.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { lockGroup } from './group-state.ts'
import { auditChange } from './intend-change.ts'
import { sessionOfChange } from './membership-session.ts'
import { settleChange } from './settle-change.ts'

const input = z.object({ changeId: z.uuid() })

/** Thrown to have the queue try again. */
export class ChangeNotCarriedOut extends Error {
  constructor(why: string, cause?: unknown) {
    super(why, { cause })
    this.name = 'ChangeNotCarriedOut'
  }
}

/** How long a call may be under way: longer than every try of the client together. A crash frees it then. */
const leaseSeconds = 45

async function readChange(scoped: CustomerCtx, changeId: string) {
  const { customerId } = scoped
  const found = await customerRead(scoped, async (tx) => {
    const change = await tx.groupChange.findUnique({
      where: { customerId_id: { customerId, id: changeId } },
      include: { account: true },
    })
    const group =
      change &&
      (await tx.groupState.findUnique({
        where: { customerId_accountId: { customerId, accountId: change.accountId } },
      }))
    return change && { change, group }
  })
  if (!found) throw notFound()
  return found
}
type Change = Awaited<ReturnType<typeof readChange>>['change']

/**
 * The second phase of a change. It may run any number of times, after a crash at any point: adding a member
 * and removing a stranger change nothing, and calls about one user never overlap, so the last decision's
 * call is the last one.
 */
export async function carryOutChange(ctx: Ctx, raw: z.input<typeof input>): Promise<string> {
  const scoped = requirePermission(ctx, 'group:carry_out')
  const { changeId } = input.parse(raw)
  const { change, group } = await readChange(scoped, changeId)
  if (change.state !== 'intended' && !(change.state === 'sent' && change.sentAt === null)) return change.state
  let editor: MembershipEditor
  try {
    editor = await openMembershipEditor(sessionOfChange(change, change.account, group), change.userName)
  } catch (error) {
    return fail(scoped, change, 'sts:AssumeRole', error)
  }
  try {
    return await changeWhatIs(scoped, change, editor)
  } finally {
    editor.close()
  }
}

async function changeWhatIs(scoped: CustomerCtx, change: Change, editor: MembershipEditor): Promise<string> {
  let userId: string | null
  try {
    userId = await editor.userId()
  } catch (error) {
    return fail(scoped, change, 'iam:GetUser', error)
  }
  if (userId !== change.userId) return settleWithoutUser(scoped, change, userId)
  if (!(await dispatch(scoped, change))) return 'superseded'
  const action = change.action === 'add' ? 'iam:AddUserToGroup' : 'iam:RemoveUserFromGroup'
  try {
    await (change.action === 'add' ? editor.add() : editor.remove())
  } catch (error) {
    return fail(scoped, change, action, error, await contextOf(error, editor))
  }
  return markSent(scoped, change)
}

/** What AWS's refusal leaves out: which of the two is missing, and which groups fill the quota. */
async function contextOf(error: unknown, editor: MembershipEditor) {
  const name = awsErrorName(error)
  if (name.startsWith('LimitExceeded')) {
    const groups = await editor.groups().catch(() => null)
    return { groups: groups ?? [] }
  }
  if (!name.startsWith('NoSuchEntity')) return {}
  const doesExist = await editor.doesGroupExist().catch(() => true)
  return { missing: doesExist ? ('user' as const) : ('group' as const) }
}

/** A deleted user is in no group; one made again under the name is somebody else, whom nobody decided about. */
async function settleWithoutUser(
  scoped: CustomerCtx,
  change: Change,
  userId: string | null,
): Promise<string> {
  if (change.action === 'remove')
    return settleChange(scoped, change.id, {
      state: 'confirmed',
      outcome:
        userId === null
          ? 'The user was deleted in AWS, and left the group with that.'
          : 'The user was deleted in AWS and left the group with that. Another user has the name now and was not touched.',
    })
  const problem =
    userId === null
      ? describeProblem({
          ...{ action: 'iam:GetUser', error: 'NoSuchEntity', awsMessage: '' },
          ...{ userName: change.userName, missing: 'user' },
        })
      : recreatedProblem(change.userName)
  return settleChange(scoped, change.id, { state: 'refused', problem })
}

/**
 * The last gate, under the group's lock: a superseded change is not sent, and none is while another call
 * about the same user may be under way. Passing it counts the try and takes the lease before the call.
 */
async function dispatch(scoped: CustomerCtx, change: Change): Promise<boolean> {
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    await lockGroup(tx, customerId, change.accountId)
    const [other] = await tx.$queryRaw<{ id: string }[]>`
      select id from group_change
      where customer_id = ${customerId}::uuid and account_id = ${change.accountId}::uuid and user_id = ${change.userId}
        and id <> ${change.id}::uuid and call_until > clock_timestamp()`
    if (other !== undefined) throw new ChangeNotCarriedOut('a call about the same user is under way')
    const moved = await tx.$executeRaw`
      update group_change set state = 'sent', attempts = attempts + 1, sent_at = null,
        call_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      where customer_id = ${customerId}::uuid and id = ${change.id}::uuid
        and (state = 'intended' or (state = 'sent' and sent_at is null))`
    if (moved === 0) return false
    await auditChange(tx, scoped, 'group.send_change', change, { attempt: change.attempts + 1 })
    return true
  })
}

async function markSent(scoped: CustomerCtx, change: Change): Promise<string> {
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const [row] = await tx.$queryRaw<{ state: string }[]>`
      update group_change set call_until = null, sent_at = clock_timestamp(), problem = null
      where customer_id = ${customerId}::uuid and id = ${change.id}::uuid returning state::text as state`
    await auditChange(tx, scoped, 'group.accept_change', change, { by: 'aws', group: groupName })
    if (row?.state !== 'sent') return 'superseded'
    await enqueue(tx, 'confirm-group-change', { customerId, changeId: change.id }, { priority: 5 })
    return 'sent'
  })
}

/** Shows what AWS refused. What may pass is tried again by the queue; the rest ends the change. */
async function fail(
  scoped: CustomerCtx,
  change: Change,
  action: string,
  error: unknown,
  context: { missing?: 'user' | 'group'; groups?: string[] } = {},
): Promise<string> {
  const problem = describeProblem({
    ...{ action, error: awsErrorName(error), awsMessage: awsErrorMessage(error) },
    ...{ userName: change.userName, missing: context.missing, groups: context.groups },
  })
  if (!mayPass(problem.kind) || change.attempts + 1 >= mostAttempts)
    return settleChange(scoped, change.id, { state: 'refused', problem: givenUp(problem) })
  await noteProblem(scoped, change, problem)
  throw new ChangeNotCarriedOut(`${action} answered ${problem.error}`, error)
}

function givenUp(problem: Problem): Problem {
  const message = problem.message.replace(
    'We try again by ourselves.',
    `We tried ${mostAttempts} times and gave up. Try again later.`,
  )
  return { ...problem, message }
}

async function noteProblem(scoped: CustomerCtx, change: Change, problem: Problem): Promise<void> {
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const before = change.problem as { kind?: string } | null
    await tx.$executeRaw`update group_change set call_until = null, problem = ${JSON.stringify(problem)}::jsonb,
        attempts = attempts + case when state = 'intended' then 1 else 0 end
      where customer_id = ${customerId}::uuid and id = ${change.id}::uuid`
    // The same refusal over and over is one fact.
    if (before?.kind === problem.kind) return
    await auditChange(tx, scoped, 'group.fail_change', change, { call: problem.action, error: problem.error })
    await tell(tx, customerId, {
      ...{ audience: 'admins', kind: 'group.refused', resourceType: 'group_change', resourceId: change.id },
      facts: { userName: change.userName, problem: problem.kind, isFinal: false },
    })
  })
}
