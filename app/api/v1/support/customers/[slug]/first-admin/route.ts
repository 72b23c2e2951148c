import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { firstAdminInput, inviteFirstAdmin } from '#lib/services/members/invite-first-admin.ts'

export const POST = route({
  operation: {
    id: 'inviteFirstAdmin',
    summary: 'Invite a customer’s first admin; the link is answered once',
    answers: 'some JSON',
  },
  params: z.object({ slug: z.string() }),
  body: firstAdminInput,
  run: (ctx, input) => inviteFirstAdmin(ctx, input),
})
