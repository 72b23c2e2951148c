import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { revokeToken } from '#lib/services/tokens/revoke-token.ts'

export const DELETE = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => revokeToken(ctx, input),
})
