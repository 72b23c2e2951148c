import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { disputeInput, disputeTermination } from '#lib/services/terminations/dispute-termination.ts'

export const POST = route({
  operation: { id: 'disputeTermination', summary: 'Say that a termination was wrong', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  body: disputeInput,
  run: (ctx, input) => disputeTermination(ctx, input),
})
