import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { exportAccessReview } from '#lib/services/group/export-access-review.ts'

export const GET = route({
  operation: { id: 'exportAccessReview', summary: 'An access review as CSV', answers: { file: 'text/csv' } },
  params: z.object({ id: z.string(), reviewId: z.uuid() }),
  run: (ctx, input) => exportAccessReview(ctx, input),
  answer: ({ fileName, csv }) =>
    new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
      },
    }),
})
