import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { modeInput, setAccountMode } from '#lib/services/accounts/set-account-mode.ts'

export const POST = route({
  operation: { id: 'setAccountMode', summary: 'Arm or disarm an account', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  body: modeInput,
  run: (ctx, input) => setAccountMode(ctx, input),
})
