import { route } from '#lib/http/route.ts'
import { listQueue, queueQuery } from '#lib/services/exclusions/list-queue.ts'

export const GET = route({
  operation: {
    id: 'listQueue',
    summary: 'Open requests for exclusions, of every customer',
    answers: 'some JSON',
  },
  query: queueQuery,
  run: (ctx, input) => listQueue(ctx, input),
})
