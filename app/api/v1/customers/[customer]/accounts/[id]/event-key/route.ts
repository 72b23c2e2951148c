import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { createEventKey } from '#lib/services/events/create-event-key.ts'

export const POST = route({
  operation: {
    id: 'createEventKey',
    summary: 'Make a new key for an account’s events; it is answered once',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => createEventKey(ctx, input),
})
