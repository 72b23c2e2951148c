import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { exclusionRef } from '#lib/services/exclusions/views.ts'
import { answerInput, answerQuestion } from '#lib/services/exclusions/answer-question.ts'

export const POST = route({
  operation: {
    id: 'answerQuestion',
    summary: 'Answer support’s question about a request',
    answers: exclusionRef,
  },
  params: z.object({ id: z.string() }),
  body: answerInput,
  run: (ctx, input) => answerQuestion(ctx, input),
})
