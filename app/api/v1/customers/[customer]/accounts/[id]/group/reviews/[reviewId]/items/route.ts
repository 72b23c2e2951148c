import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { recordReviewItem, reviewItemInput } from '#lib/services/group/record-review-item.ts'

export const POST = route({
  operation: { id: 'recordReviewItem', summary: 'Say whether one member stays', answers: 'some JSON' },
  params: z.object({ id: z.string(), reviewId: z.uuid() }),
  body: reviewItemInput,
  run: (ctx, input) => recordReviewItem(ctx, input),
})
