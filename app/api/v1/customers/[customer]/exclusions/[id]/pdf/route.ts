import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { exportExclusion } from '#lib/services/exclusions/export-exclusion.ts'

export const GET = route({
  operation: {
    id: 'exportExclusion',
    summary: 'One exclusion’s history as a PDF',
    answers: { file: 'application/pdf' },
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => exportExclusion(ctx, input),
  answer: ({ fileName, pdf }) =>
    new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${fileName}"`,
      },
    }),
})
