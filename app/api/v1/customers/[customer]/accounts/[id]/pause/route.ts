import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { pauseAccount, pauseInput } from '#lib/services/enforcement/pause-account.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: pauseInput,
  run: (ctx, input) => pauseAccount(ctx, input),
})
