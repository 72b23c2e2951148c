import { route } from '#lib/http/route.ts'
import { askForExclusion, askInput } from '#lib/services/exclusions/ask-for-exclusion.ts'
import { exclusionQuery, listExclusions } from '#lib/services/exclusions/list-exclusions.ts'

export const GET = route({ query: exclusionQuery, run: (ctx, input) => listExclusions(ctx, input) })
export const POST = route({ body: askInput, run: (ctx, input) => askForExclusion(ctx, input) })
