import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { answerDispute, answerDisputeInput } from '#lib/services/terminations/answer-dispute.ts'

export const POST = route({
  operation: { id: 'answerDispute', summary: 'Answer a dispute', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  body: answerDisputeInput,
  run: (ctx, input) => answerDispute(ctx, input),
})
