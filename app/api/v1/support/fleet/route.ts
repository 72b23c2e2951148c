import { route } from '#lib/http/route.ts'
import { fleetQuery, listFleet } from '#lib/services/enforcement/list-fleet.ts'

export const GET = route({
  operation: {
    id: 'listFleet',
    summary: 'Accounts and regions of every customer, with their ages and gaps',
    answers: 'some JSON',
  },
  query: fleetQuery,
  run: (ctx, input) => listFleet(ctx, input),
})
