import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { disputeInput, disputeTermination } from '#lib/services/terminations/dispute-termination.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: disputeInput,
  run: (ctx, input) => disputeTermination(ctx, input),
})
