import { route } from '#lib/http/route.ts'
import { fleetQuery, listFleet } from '#lib/services/enforcement/list-fleet.ts'

export const GET = route({ query: fleetQuery, run: (ctx, input) => listFleet(ctx, input) })
