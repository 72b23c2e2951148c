import { route } from '#lib/http/route.ts'
import { createToken, tokenInput } from '#lib/services/tokens/create-token.ts'
import { listTokens } from '#lib/services/tokens/list-tokens.ts'

export const GET = route({ run: (ctx) => listTokens(ctx) })
export const POST = route({ body: tokenInput, run: (ctx, input) => createToken(ctx, input) })
