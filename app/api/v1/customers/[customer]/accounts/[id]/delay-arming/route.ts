import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { delayArming, delayInput } from '#lib/services/accounts/delay-arming.ts'

export const POST = route({
  operation: { id: 'delayArming', summary: 'Put an account’s arming off', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  body: delayInput,
  run: (ctx, input) => delayArming(ctx, input),
})
