import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getPrevention } from '#lib/services/group/get-prevention.ts'

export const GET = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getPrevention(ctx, input),
})
