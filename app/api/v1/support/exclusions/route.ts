import { route } from '#lib/http/route.ts'
import { listQueue, queueQuery } from '#lib/services/exclusions/list-queue.ts'

export const GET = route({ query: queueQuery, run: (ctx, input) => listQueue(ctx, input) })
