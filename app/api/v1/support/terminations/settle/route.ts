import { route } from '#lib/http/route.ts'
import { settleHeldStops, settleManyInput } from '#lib/services/terminations/settle-held-stops.ts'

export const POST = route({
  operation: {
    id: 'settleHeldStops',
    summary: 'Release or dismiss up to 100 held stops',
    answers: 'some JSON',
  },
  body: settleManyInput,
  run: (ctx, input) => settleHeldStops(ctx, input),
})
