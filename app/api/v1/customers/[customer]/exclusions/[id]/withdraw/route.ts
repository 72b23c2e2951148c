import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { withdrawRequest } from '#lib/services/exclusions/withdraw-request.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => withdrawRequest(ctx, input),
})
