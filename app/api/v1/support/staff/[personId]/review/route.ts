import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { reviewStaff, staffReviewInput } from '#lib/services/people/review-staff.ts'

export const POST = route({
  params: z.object({ personId: z.string() }),
  body: staffReviewInput,
  run: (ctx, input) => reviewStaff(ctx, input),
})
