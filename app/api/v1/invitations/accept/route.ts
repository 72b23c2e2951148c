import { route } from '#lib/http/route.ts'
import { acceptInvitation } from '#lib/services/members/accept-invitation.ts'
import { presentedInput } from '#lib/services/members/presented-invitation.ts'

export const POST = route({
  operation: { id: 'acceptInvitation', summary: 'Accept an invitation', answers: 'some JSON' },
  body: presentedInput,
  run: (ctx, input) => acceptInvitation(ctx, input),
})
