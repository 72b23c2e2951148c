import { route } from '#lib/http/route.ts'
import { bulkInput, decideExclusions } from '#lib/services/exclusions/decide-exclusions.ts'

export const POST = route({ body: bulkInput, run: (ctx, input) => decideExclusions(ctx, input) })
