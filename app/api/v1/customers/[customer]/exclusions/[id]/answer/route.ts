import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { answerInput, answerQuestion } from '#lib/services/exclusions/answer-question.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: answerInput,
  run: (ctx, input) => answerQuestion(ctx, input),
})
