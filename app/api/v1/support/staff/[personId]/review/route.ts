import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { reviewStaff, staffReviewInput } from '#lib/services/people/review-staff.ts'

export const POST = route({
  operation: { id: 'reviewStaff', summary: 'Confirm or end somebody’s access as staff', answers: 'nothing' },
  params: z.object({ personId: z.string() }),
  body: staffReviewInput,
  run: (ctx, input) => reviewStaff(ctx, input),
})
