import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getExclusion } from '#lib/services/exclusions/get-exclusion.ts'

export const GET = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getExclusion(ctx, input),
})
