import { route } from '#lib/http/route.ts'
import { checkAnswer, checkInput, checkRequest, mostCheckBytes } from '#lib/services/check/check-request.ts'

/** No customer in the address: it reads nothing of any. */
export const POST = route({
  operation: {
    id: 'checkRequest',
    summary: 'What would become of a request, before it is launched',
    answers: checkAnswer,
  },
  body: checkInput,
  textBody: { mostBytes: mostCheckBytes },
  limit: 'check',
  run: (ctx, input) => checkRequest(ctx, input),
})
