import { randomUUID } from 'node:crypto'
import type { Permission } from '#lib/domain/permissions.ts'
import type { Ctx } from '#lib/services/context.ts'
import type { GroupTarget } from './group-matrix.ts'
import type { NoticeTarget } from './notice-matrix.ts'

/** What a customer has that a verb can name. */
export interface Target extends GroupTarget, NoticeTarget {
  customerId: string
  slug: string
  accountId: string
  spareAccountId: string
  awsAccountId: string
  /** Puts the termination under the backlog guard's hold. */
  hold: () => Promise<unknown>
  draftId: string
  resourceId: string
  terminationId: string
  requestId: string
  exclusionId: string
  /** Puts the request and the exclusion into the states that an act begins from. */
  restate: (request: string, exclusion: string) => Promise<void>
  memberId: string
  otherMemberId: string
  invitationId: string
  tokenId: string
  reportId: string
}

/** What the matrix of verbs knows of one verb. */
export interface Row {
  permission: Permission
  /**
   * `inside`: a customer's people; `staff`: staff outside any customer; `anywhere`: whoever may in any customer,
   * about none; `system`: the portal's own jobs alone.
   */
  scope: 'inside' | 'staff' | 'anywhere' | 'system'
  /** Whether the input names a row, so that a foreign and an unknown one must answer alike. */
  names: boolean
  call: (ctx: Ctx, target: Target) => unknown
}

/** The region that a target's account is connected in. */
export const region = 'us-east-1'

/** A name that no call before has used, of letters and hyphens. */
export const freshName = () =>
  `new-${randomUUID()
    .slice(0, 8)
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? 'x')}`
