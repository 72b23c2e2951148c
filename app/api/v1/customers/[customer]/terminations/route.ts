import { route } from '#lib/http/route.ts'
import { listTerminations, terminationQuery } from '#lib/services/terminations/list-terminations.ts'

export const GET = route({ query: terminationQuery, run: (ctx, input) => listTerminations(ctx, input) })
