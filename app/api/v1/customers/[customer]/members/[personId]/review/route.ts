import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { reviewMember } from '#lib/services/members/review-member.ts'

export const POST = route({
  params: z.object({ personId: z.string() }),
  run: (ctx, input) => reviewMember(ctx, input),
})
