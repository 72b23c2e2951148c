import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { firstAdminInput, inviteFirstAdmin } from '#lib/services/members/invite-first-admin.ts'

export const POST = route({
  params: z.object({ slug: z.string() }),
  body: firstAdminInput,
  run: (ctx, input) => inviteFirstAdmin(ctx, input),
})
