import { route } from '#lib/http/route.ts'
import { settleHeldStops, settleManyInput } from '#lib/services/terminations/settle-held-stops.ts'

export const POST = route({ body: settleManyInput, run: (ctx, input) => settleHeldStops(ctx, input) })
