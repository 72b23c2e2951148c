import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getAccessReview } from '#lib/services/group/get-access-review.ts'

export const GET = route({
  operation: { id: 'getAccessReview', summary: 'One access review', answers: 'some JSON' },
  params: z.object({ id: z.string(), reviewId: z.uuid() }),
  run: (ctx, input) => getAccessReview(ctx, input),
})
