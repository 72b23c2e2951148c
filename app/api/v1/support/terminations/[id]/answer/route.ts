import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { answerDispute, answerDisputeInput } from '#lib/services/terminations/answer-dispute.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: answerDisputeInput,
  run: (ctx, input) => answerDispute(ctx, input),
})
