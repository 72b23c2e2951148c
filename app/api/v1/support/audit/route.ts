import { route } from '#lib/http/route.ts'
import { listPortalTrail } from '#lib/services/audit/list-portal-trail.ts'
import { trailQuery } from '#lib/services/audit/read-trail.ts'

export const GET = route({
  operation: { id: 'listPortalTrail', summary: 'The portal’s own audit trail', answers: 'some JSON' },
  query: trailQuery,
  run: (ctx, input) => listPortalTrail(ctx, input),
})
