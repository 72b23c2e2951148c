import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { previewGroupChange, previewInput } from '#lib/services/group/preview-group-change.ts'

export const POST = route({
  operation: {
    id: 'previewGroupChange',
    summary: 'What a change to the group would do, before it is made',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  body: previewInput,
  run: (ctx, input) => previewGroupChange(ctx, input),
})
