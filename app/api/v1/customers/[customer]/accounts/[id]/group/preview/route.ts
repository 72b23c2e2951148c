import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { previewGroupChange, previewInput } from '#lib/services/group/preview-group-change.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: previewInput,
  run: (ctx, input) => previewGroupChange(ctx, input),
})
