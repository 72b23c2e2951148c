import { route } from '#lib/http/route.ts'
import { compareRevision, shadowQuery } from '#lib/services/rules/compare-revision.ts'

export const GET = route({ query: shadowQuery, run: (ctx, input) => compareRevision(ctx, input) })
