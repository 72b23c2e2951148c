import { changeMemberRole } from '#lib/services/members/change-member-role.ts'
import { inviteFirstAdmin } from '#lib/services/members/invite-first-admin.ts'
import { inviteMember } from '#lib/services/members/invite-member.ts'
import { listMembers } from '#lib/services/members/list-members.ts'
import { removeMember } from '#lib/services/members/remove-member.ts'
import { reviewMember } from '#lib/services/members/review-member.ts'
import { tellDueReviews } from '#lib/services/members/tell-due-reviews.ts'
import { withdrawInvitation } from '#lib/services/members/withdraw-invitation.ts'
import { freshName, type Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `members`. */
export const membersMatrix: Record<string, Row> = {
  'members/change-member-role': {
    permission: 'member:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { memberId: personId }) => changeMemberRole(ctx, { personId, role: 'viewer' }),
  },
  'members/invite-first-admin': {
    permission: 'member:add',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) => inviteFirstAdmin(ctx, { slug, email: 'first@customer.example' }),
  },
  'members/invite-member': {
    permission: 'member:manage',
    scope: 'inside',
    names: false,
    call: (ctx) => inviteMember(ctx, { email: `${freshName()}@customer.example`, role: 'viewer' }),
  },
  'members/list-members': {
    permission: 'member:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listMembers(ctx),
  },
  'members/tell-due-reviews': {
    permission: 'member:remind',
    scope: 'system',
    names: false,
    call: (ctx) => tellDueReviews(ctx),
  },
  'members/remove-member': {
    permission: 'member:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { otherMemberId: personId }) => removeMember(ctx, { personId }),
  },
  'members/review-member': {
    permission: 'member:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { memberId: personId }) => reviewMember(ctx, { personId }),
  },
  'members/withdraw-invitation': {
    permission: 'member:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { invitationId: id }) => withdrawInvitation(ctx, { id }),
  },
}
