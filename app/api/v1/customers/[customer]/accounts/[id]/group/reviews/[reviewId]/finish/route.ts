import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { finishAccessReview } from '#lib/services/group/finish-access-review.ts'

export const POST = route({
  operation: { id: 'finishAccessReview', summary: 'Finish an access review', answers: 'some JSON' },
  params: z.object({ id: z.string(), reviewId: z.uuid() }),
  run: (ctx, input) => finishAccessReview(ctx, input),
})
