import type { AccountStatus } from '#lib/domain/accounts/account.ts'
import type { ChangeAction, ChangeOrigin, ChangeState } from '#lib/domain/group/change.ts'
import type { DriftAnswer } from '#lib/domain/group/drift-author.ts'
import type { GroupPolicyRow } from '#lib/domain/group/group.ts'
import type { UserMark } from '#lib/domain/group/marks.ts'
import type { Problem } from '#lib/domain/group/problem.ts'
import type { ReviewDecision } from '#lib/domain/group/review.ts'
import type { Standing } from '#lib/domain/group/standing.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'

export interface GroupUser {
  userId: string
  name: string
  arn: string
  createdAt: string
  standing: Standing
  isGone: boolean
  marks: UserMark[]
  /** Null: not read. */
  hasConsole: boolean | null
  hasMfa: boolean | null
  lastUsedAt: string | null
  isLastUseKnown: boolean
  member: {
    source: 'portal' | 'adopted' | 'before_portal'
    addedAt: string
    addedByName: string | null
    reason: string | null
    ticket: string | null
    endsAt: string | null
  } | null
  /** Who changed it outside the portal and when, where AWS told. */
  driftBy: string | null
  driftAt: string | null
  /** What AWS said when it was asked; null where there is no drift. */
  driftAnswer: DriftAnswer | null
  /** The decided change under way. */
  open: { id: string; action: ChangeAction; state: ChangeState } | null
  /** A change that waits for a second admin. */
  waiting: ChangeAction | null
}

/** One of thousands: what the list needs and no more. */
export interface OtherUser {
  userId: string
  name: string
  standing: Standing
  waiting: ChangeAction | null
}

export interface ChangeRow {
  id: string
  setId: string
  userId: string
  userName: string
  action: ChangeAction
  origin: ChangeOrigin
  state: ChangeState
  reason: string
  ticket: string | null
  endsAt: string | null
  requestedBy: string | null
  requestedByName: string
  requestedAt: string
  decidedByName: string | null
  settledAt: string | null
  problem: Problem | null
  outcome: string | null
}

export interface AccessRequestRow {
  id: string
  userId: string
  userName: string
  reason: string
  ticket: string | null
  endsAt: string | null
  state: 'asked' | 'approved' | 'declined' | 'withdrawn'
  requestedBy: string | null
  requestedByName: string
  requestedAt: string
  decidedByName: string | null
  decisionReason: string | null
}

export interface GroupView {
  account: { id: string; name: string; awsAccountId: string; partition: string; status: AccountStatus }
  /** Null: not read yet, or not readable. */
  exists: boolean | null
  arn: string | null
  path: string | null
  policies: GroupPolicyRow[] | null
  isPolicyMissing: boolean
  problems: Problem[]
  readAt: string | null
  isReading: boolean
  userCount: number
  rules: { requiresApproval: boolean; reviewEveryDays: number }
  /** Everybody AWS or a decision under way puts into the group. */
  members: GroupUser[]
  drift: GroupUser[]
  /** What waits for a second admin; one's own is for another to decide. */
  waiting: (ChangeRow & { isOwn: boolean })[]
  /** The newest changes, open ones first. */
  changes: ChangeRow[]
  requests: AccessRequestRow[]
  review: {
    openId: string | null
    lastId: string | null
    lastFinishedAt: string | null
    nextAt: string | null
  }
  create: { cli: string; cloudFormation: string }
  now: string
}

export interface PreviewRow {
  userId: string
  userName: string
  action: ChangeAction
  /** The call in words of the AWS CLI; null when it will not be made. */
  call: string | null
  /** Why it will be refused. */
  refusal: string | null
  /** What to think about before. */
  warnings: string[]
}

export interface ReviewItem {
  userId: string
  userName: string
  marks: UserMark[]
  lastUsedAt: string | null
  isLastUseKnown: boolean
  addedAt: string | null
  addedByName: string | null
  endsAt: string | null
  decision: ReviewDecision | null
  reason: string | null
  decidedByName: string | null
  decidedAt: string | null
  /** What became of a removal. */
  changeState: ChangeState | null
}

export interface ReviewView {
  id: string
  startedByName: string
  startedAt: string
  finishedByName: string | null
  finishedAt: string | null
  items: ReviewItem[]
}

export interface PreventionView {
  policy: string
  /** The command that puts it on the organisation, and the one that puts it on the group. */
  scp: string
  iam: string
  days: number
  /** What was created in that time that it would have denied, that it would have let pass, and that does not tell. */
  denied: { type: ResourceType; name: string; region: string; createdAt: string; resourceId: string }[]
  deniedTotal: number
  allowed: number
  unknown: number
}
