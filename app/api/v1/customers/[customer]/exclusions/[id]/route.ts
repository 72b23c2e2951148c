import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { exclusionDetail } from '#lib/services/exclusions/views.ts'
import { getExclusion } from '#lib/services/exclusions/get-exclusion.ts'

export const GET = route({
  operation: {
    id: 'getExclusion',
    summary: 'One exclusion or request, with its whole history',
    answers: exclusionDetail,
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getExclusion(ctx, input),
})
