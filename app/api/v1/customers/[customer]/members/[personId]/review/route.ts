import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { reviewMember } from '#lib/services/members/review-member.ts'

export const POST = route({
  operation: {
    id: 'reviewMember',
    summary: 'Confirm that somebody should still have access',
    answers: 'nothing',
  },
  params: z.object({ personId: z.string() }),
  run: (ctx, input) => reviewMember(ctx, input),
})
