import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { createEventKey } from '#lib/services/events/create-event-key.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => createEventKey(ctx, input),
})
