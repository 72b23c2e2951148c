import { route } from '#lib/http/route.ts'
import { resourcePage } from '#lib/services/resources/views.ts'
import { listResources, resourceQuery } from '#lib/services/resources/list-resources.ts'

export const GET = route({
  operation: {
    id: 'listResources',
    summary: 'Find resources by status, kind, account, region or safeguard',
    answers: resourcePage,
  },
  query: resourceQuery,
  run: (ctx, input) => listResources(ctx, input),
})
