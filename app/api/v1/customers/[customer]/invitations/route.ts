import { route } from '#lib/http/route.ts'
import { inviteMember } from '#lib/services/members/invite-member.ts'
import { invitationInput } from '#lib/services/members/make-invitation.ts'

export const POST = route({
  operation: {
    id: 'inviteMember',
    summary: 'Invite somebody; the link is answered once',
    answers: 'some JSON',
  },
  body: invitationInput,
  run: (ctx, input) => inviteMember(ctx, input),
})
