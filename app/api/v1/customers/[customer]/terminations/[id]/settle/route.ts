import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { settleHeldStop, settleInput } from '#lib/services/terminations/settle-held-stop.ts'

export const POST = route({
  operation: { id: 'settleHeldStop', summary: 'Release or dismiss a held stop', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  body: settleInput,
  run: (ctx, input) => settleHeldStop(ctx, input),
})
