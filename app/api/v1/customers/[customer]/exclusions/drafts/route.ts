import { route } from '#lib/http/route.ts'
import { draftExclusion, draftInput } from '#lib/services/exclusions/draft-exclusion.ts'

export const POST = route({ body: draftInput, run: (ctx, input) => draftExclusion(ctx, input) })
