import { route } from '#lib/http/route.ts'
import { listFleetTerminations, overseenQuery } from '#lib/services/terminations/list-fleet-terminations.ts'

export const GET = route({ query: overseenQuery, run: (ctx, input) => listFleetTerminations(ctx, input) })
