import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getTermination } from '#lib/services/terminations/get-termination.ts'

export const GET = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getTermination(ctx, input),
})
