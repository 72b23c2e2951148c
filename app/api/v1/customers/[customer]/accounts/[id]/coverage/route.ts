import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { listCoverage } from '#lib/services/enforcement/list-coverage.ts'

export const GET = route({
  operation: {
    id: 'listCoverage',
    summary: 'Since when each account and region is enforced, and how',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => listCoverage(ctx, input),
})
