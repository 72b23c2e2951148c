import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { modeInput, setAccountMode } from '#lib/services/accounts/set-account-mode.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: modeInput,
  run: (ctx, input) => setAccountMode(ctx, input),
})
