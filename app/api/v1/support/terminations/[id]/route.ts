import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getTerminationBrief } from '#lib/services/terminations/get-termination-brief.ts'

export const GET = route({
  operation: {
    id: 'getTerminationBrief',
    summary: 'Everything support needs to know about a termination',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getTerminationBrief(ctx, input),
})
