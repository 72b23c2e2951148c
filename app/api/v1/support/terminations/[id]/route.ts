import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getTerminationBrief } from '#lib/services/terminations/get-termination-brief.ts'

export const GET = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getTerminationBrief(ctx, input),
})
