import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { revokeSession } from '#lib/services/people/revoke-session.ts'

export const DELETE = route({
  operation: { id: 'revokeSession', summary: 'End one of one’s own sessions', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => revokeSession(ctx, input),
})
