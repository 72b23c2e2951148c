import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { questionInput, askInformation } from '#lib/services/exclusions/ask-information.ts'

export const POST = route({
  operation: { id: 'askInformation', summary: 'Ask the customer about a request', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  body: questionInput,
  run: (ctx, input) => askInformation(ctx, input),
})
