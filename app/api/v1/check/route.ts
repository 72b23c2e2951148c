import { route } from '#lib/http/route.ts'
import { checkInput, checkRequest, mostCheckBytes } from '#lib/services/check/check-request.ts'

/** No customer in the address: it reads nothing of any. */
export const POST = route({
  body: checkInput,
  textBody: { mostBytes: mostCheckBytes },
  run: (ctx, input) => checkRequest(ctx, input),
})
