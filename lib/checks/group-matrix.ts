import type { Permission } from '#lib/domain/permissions.ts'
import type { Ctx } from '#lib/services/context.ts'
import { carryOutChange } from '#lib/services/group/carry-out-change.ts'
import { changeGroup } from '#lib/services/group/change-group.ts'
import { confirmChange } from '#lib/services/group/confirm-change.ts'
import { decideAccessRequest } from '#lib/services/group/decide-access-request.ts'
import { decideGroupChange } from '#lib/services/group/decide-group-change.ts'
import { doDueGroupWork } from '#lib/services/group/do-due-group-work.ts'
import { endMembership } from '#lib/services/group/end-membership.ts'
import { exportAccessReview } from '#lib/services/group/export-access-review.ts'
import { findDriftAuthors } from '#lib/services/group/find-drift-authors.ts'
import { finishAccessReview } from '#lib/services/group/finish-access-review.ts'
import { getAccessReview } from '#lib/services/group/get-access-review.ts'
import { getGroup } from '#lib/services/group/get-group.ts'
import { getPrevention } from '#lib/services/group/get-prevention.ts'
import { listOtherUsers } from '#lib/services/group/list-other-users.ts'
import { previewGroupChange } from '#lib/services/group/preview-group-change.ts'
import { readGroup } from '#lib/services/group/read-group.ts'
import { recordReviewItem } from '#lib/services/group/record-review-item.ts'
import { refreshGroup } from '#lib/services/group/refresh-group.ts'
import { requestAccess } from '#lib/services/group/request-access.ts'
import { resolveDrift } from '#lib/services/group/resolve-drift.ts'
import { setGroupRules } from '#lib/services/group/set-group-rules.ts'
import { settleChange } from '#lib/services/group/settle-change.ts'
import { startAccessReview } from '#lib/services/group/start-access-review.ts'
import { tellWhatIsDue } from '#lib/services/group/tell-what-is-due.ts'
import { setupContext } from './test-contexts.ts'
import type { TestWorld } from './test-world.ts'
import type { Row } from './verb-row.ts'

/** What a customer's group has that a verb can name. */
export interface GroupTarget {
  groupAccountId: string
  setId: string
  changeId: string
  accessRequestId: string
  reviewId: string
  drifterId: string
  groupMemberId: string
  /** Users whom nobody has asked for yet: one to add, one for a viewer to ask for, one for an admin. */
  spareId: string
  viewersChoiceId: string
  adminsChoiceId: string
}

const reason = 'a test'
const isViewer = ({ actor }: Ctx) => actor?.kind === 'person' && actor.memberships[0]?.role === 'viewer'
const inside = (permission: Permission, call: Row['call']): Row => ({
  ...{ permission, scope: 'inside', names: true, call },
})
const system = (call: Row['call'], names = true): Row => ({
  ...{ permission: 'group:carry_out', scope: 'system', names, call },
})

/** The rows of the matrix for the group's verbs, in an order in which each can succeed once. */
export const groupMatrix: Record<string, Row> = {
  'group/carry-out-change': system((ctx, { changeId }) => carryOutChange(ctx, { changeId })),
  'group/change-group': inside('group:change', (ctx, { groupAccountId: id, spareId }) =>
    changeGroup(ctx, { id, add: [spareId], reason }),
  ),
  'group/confirm-change': system((ctx, { changeId }) =>
    confirmChange(ctx, { changeId }, { pollMs: 50, withinMs: 1000 }),
  ),
  'group/decide-access-request': inside('group:change', (ctx, { groupAccountId: id, accessRequestId }) =>
    decideAccessRequest(ctx, { id, requestId: accessRequestId, decision: 'approved', reason }),
  ),
  'group/decide-group-change': inside('group:change', (ctx, { groupAccountId: id, setId }) =>
    decideGroupChange(ctx, { id, setId, decision: 'approve' }),
  ),
  'group/do-due-group-work': system((ctx) => doDueGroupWork(ctx, { readEverySeconds: 3600 }), false),
  'group/end-membership': system((ctx, { groupAccountId: accountId }) =>
    endMembership(ctx, { accountId, userId: 'AIDAX' }),
  ),
  'group/export-access-review': inside('group:read', (ctx, { groupAccountId: id, reviewId }) =>
    exportAccessReview(ctx, { id, reviewId }),
  ),
  'group/find-drift-authors': system((ctx, { groupAccountId: accountId }) =>
    findDriftAuthors(ctx, { accountId }),
  ),
  'group/get-access-review': inside('group:read', (ctx, { groupAccountId: id, reviewId }) =>
    getAccessReview(ctx, { id, reviewId }),
  ),
  'group/get-group': inside('group:read', (ctx, { groupAccountId: id }) => getGroup(ctx, { id })),
  'group/get-prevention': inside('group:read', (ctx, { groupAccountId: id }) => getPrevention(ctx, { id })),
  'group/list-other-users': inside('group:read', (ctx, { groupAccountId: id }) =>
    listOtherUsers(ctx, { id }),
  ),
  'group/preview-group-change': inside('group:change', (ctx, { groupAccountId: id, drifterId }) =>
    previewGroupChange(ctx, { id, add: [drifterId] }),
  ),
  'group/read-group': system((ctx, { groupAccountId: accountId }) => readGroup(ctx, { accountId })),
  'group/record-review-item': inside('group:change', (ctx, { groupAccountId: id, reviewId, groupMemberId }) =>
    recordReviewItem(ctx, { id, reviewId, userIds: [groupMemberId], decision: 'kept', reason }),
  ),
  'group/finish-access-review': inside('group:change', (ctx, { groupAccountId: id, reviewId }) =>
    finishAccessReview(ctx, { id, reviewId }),
  ),
  'group/refresh-group': inside('group:read', (ctx, { groupAccountId: id }) => refreshGroup(ctx, { id })),
  'group/request-access': inside('group:request', (ctx, target) =>
    requestAccess(ctx, {
      ...{ id: target.groupAccountId, reason },
      userId: isViewer(ctx) ? target.viewersChoiceId : target.adminsChoiceId,
    }),
  ),
  'group/resolve-drift': inside('group:change', (ctx, { groupAccountId: id, drifterId: userId }) =>
    resolveDrift(ctx, { id, userId, how: 'adopt', reason }),
  ),
  'group/set-group-rules': inside('group:change', (ctx, { groupAccountId: id }) =>
    setGroupRules(ctx, { id, requiresApproval: false, reviewEveryDays: 90 }),
  ),
  'group/settle-change': system((ctx, { changeId }) => settleChange(ctx, changeId, { state: 'unconfirmed' })),
  'group/start-access-review': inside('group:change', (ctx, { groupAccountId: id }) =>
    startAccessReview(ctx, { id }),
  ),
  'group/tell-what-is-due': system((ctx, { groupAccountId: accountId }) => tellWhatIsDue(ctx, { accountId })),
}

/** A group with a member, drift, a change that waits, a request and an open review. */
export async function makeGroupTarget(
  world: TestWorld,
  customerId: string,
  account: { id: string; awsAccountId: string },
): Promise<GroupTarget> {
  const ctx = setupContext(customerId)
  const { id } = account
  const iam = (action: string, parameters: Record<string, string>) =>
    world.sandbox.query(account.awsAccountId, 'iam', action, parameters)
  const GroupName = 'Safeguard-Sagemaker'
  const userIds = new Map<string, string>()
  for (const UserName of ['member', 'drifter', 'waiter', 'asker', 's1', 's2', 's3']) {
    const xml = await iam('CreateUser', { UserName })
    userIds.set(UserName, /<UserId>([^<]+)/.exec(xml)?.[1] ?? '')
  }
  const idOf = (name: string) => userIds.get(name) ?? ''
  await iam('AddUserToGroup', { GroupName, UserName: 'member' })
  await readGroup(ctx, { accountId: id })
  const { reviewId } = await startAccessReview(ctx, { id })
  await iam('AddUserToGroup', { GroupName, UserName: 'drifter' })
  await readGroup(ctx, { accountId: id })
  await setGroupRules(ctx, { id, requiresApproval: true, reviewEveryDays: 90 })
  const { changes } = await changeGroup(ctx, { id, add: [idOf('waiter')], reason })
  await setGroupRules(ctx, { id, requiresApproval: false, reviewEveryDays: 90 })
  const request = await requestAccess(ctx, { id, userId: idOf('asker'), reason })
  return {
    ...{ groupAccountId: id, reviewId, accessRequestId: request.id, drifterId: idOf('drifter') },
    ...{ setId: changes[0]?.setId ?? '', changeId: changes[0]?.id ?? '', groupMemberId: idOf('member') },
    ...{ spareId: idOf('s1'), viewersChoiceId: idOf('s2'), adminsChoiceId: idOf('s3') },
  }
}
