import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { revokeToken } from '#lib/services/tokens/revoke-token.ts'

export const DELETE = route({
  operation: { id: 'revokeToken', summary: 'Revoke an API token', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => revokeToken(ctx, input),
})
