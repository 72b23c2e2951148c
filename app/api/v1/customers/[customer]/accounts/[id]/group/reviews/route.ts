import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { startAccessReview } from '#lib/services/group/start-access-review.ts'

export const POST = route({
  operation: {
    id: 'startAccessReview',
    summary: 'Start a review of who is in the group',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => startAccessReview(ctx, input),
})
