import { route } from '#lib/http/route.ts'
import { createToken, tokenInput } from '#lib/services/tokens/create-token.ts'
import { listTokens } from '#lib/services/tokens/list-tokens.ts'

export const GET = route({
  operation: { id: 'listTokens', summary: 'List API tokens, never their values', answers: 'some JSON' },
  run: (ctx) => listTokens(ctx),
})
export const POST = route({
  operation: {
    id: 'createToken',
    summary: 'Create an API token; its value is answered once',
    answers: 'some JSON',
  },
  body: tokenInput,
  run: (ctx, input) => createToken(ctx, input),
})
