import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { pauseAccount, pauseInput } from '#lib/services/enforcement/pause-account.ts'

export const POST = route({
  operation: { id: 'pauseAccount', summary: 'Pause enforcement in an account', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  body: pauseInput,
  run: (ctx, input) => pauseAccount(ctx, input),
})
