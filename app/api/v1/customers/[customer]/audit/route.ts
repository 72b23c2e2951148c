import { route } from '#lib/http/route.ts'
import { listTrail } from '#lib/services/audit/list-trail.ts'
import { trailQuery } from '#lib/services/audit/read-trail.ts'

export const GET = route({
  operation: { id: 'listTrail', summary: 'A customer’s audit trail', answers: 'some JSON' },
  query: trailQuery,
  run: (ctx, input) => listTrail(ctx, input),
})
