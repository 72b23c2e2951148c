import { route } from '#lib/http/route.ts'
import { exclusionPolicyView } from '#lib/services/exclusions/views.ts'
import { getExclusionPolicy } from '#lib/services/exclusions/get-exclusion-policy.ts'
import { policyInput, setExclusionPolicy } from '#lib/services/exclusions/set-exclusion-policy.ts'

export const GET = route({
  operation: {
    id: 'getExclusionPolicy',
    summary: 'The limits on a customer’s exclusions',
    answers: exclusionPolicyView,
  },
  run: (ctx) => getExclusionPolicy(ctx),
})
export const POST = route({
  operation: {
    id: 'setExclusionPolicy',
    summary: 'Change the limits on a customer’s exclusions',
    answers: exclusionPolicyView,
  },
  body: policyInput,
  run: (ctx, input) => setExclusionPolicy(ctx, input),
})
