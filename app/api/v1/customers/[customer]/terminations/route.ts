import { route } from '#lib/http/route.ts'
import { terminationPage } from '#lib/services/terminations/views.ts'
import { listTerminations, terminationQuery } from '#lib/services/terminations/list-terminations.ts'

export const GET = route({
  operation: {
    id: 'listTerminations',
    summary: 'List terminations, the newest first',
    answers: terminationPage,
  },
  query: terminationQuery,
  run: (ctx, input) => listTerminations(ctx, input),
})
