import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { revokeSession } from '#lib/services/people/revoke-session.ts'

export const DELETE = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => revokeSession(ctx, input),
})
