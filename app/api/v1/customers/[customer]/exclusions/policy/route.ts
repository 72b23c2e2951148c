import { route } from '#lib/http/route.ts'
import { getExclusionPolicy } from '#lib/services/exclusions/get-exclusion-policy.ts'
import { policyInput, setExclusionPolicy } from '#lib/services/exclusions/set-exclusion-policy.ts'

export const GET = route({ run: (ctx) => getExclusionPolicy(ctx) })
export const POST = route({ body: policyInput, run: (ctx, input) => setExclusionPolicy(ctx, input) })
