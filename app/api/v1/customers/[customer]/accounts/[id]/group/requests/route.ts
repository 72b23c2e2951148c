import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { accessRequestInput, requestAccess } from '#lib/services/group/request-access.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: accessRequestInput,
  run: (ctx, input) => requestAccess(ctx, input),
})
