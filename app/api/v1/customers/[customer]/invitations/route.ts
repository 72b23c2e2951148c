import { route } from '#lib/http/route.ts'
import { inviteMember } from '#lib/services/members/invite-member.ts'
import { invitationInput } from '#lib/services/members/make-invitation.ts'

export const POST = route({ body: invitationInput, run: (ctx, input) => inviteMember(ctx, input) })
