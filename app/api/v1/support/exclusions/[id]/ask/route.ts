import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { questionInput, askInformation } from '#lib/services/exclusions/ask-information.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: questionInput,
  run: (ctx, input) => askInformation(ctx, input),
})
