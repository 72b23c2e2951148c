import { route } from '#lib/http/route.ts'
import { listResources, resourceQuery } from '#lib/services/resources/list-resources.ts'

export const GET = route({ query: resourceQuery, run: (ctx, input) => listResources(ctx, input) })
