import { route } from '#lib/http/route.ts'
import { listFleetTerminations, overseenQuery } from '#lib/services/terminations/list-fleet-terminations.ts'

export const GET = route({
  operation: {
    id: 'listFleetTerminations',
    summary: 'Terminations of every customer that wait for support',
    answers: 'some JSON',
  },
  query: overseenQuery,
  run: (ctx, input) => listFleetTerminations(ctx, input),
})
