import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getResource } from '#lib/services/resources/get-resource.ts'

export const GET = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getResource(ctx, input),
})
