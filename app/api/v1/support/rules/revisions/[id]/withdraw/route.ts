import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { withdrawRevision } from '#lib/services/rules/withdraw-revision.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => withdrawRevision(ctx, input),
})
