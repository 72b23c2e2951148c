import { route } from '#lib/http/route.ts'
import { bulkInput, decideExclusions } from '#lib/services/exclusions/decide-exclusions.ts'

export const POST = route({
  operation: {
    id: 'decideExclusions',
    summary: 'Decide about up to 100 requests, with a result for each',
    answers: 'some JSON',
  },
  body: bulkInput,
  run: (ctx, input) => decideExclusions(ctx, input),
})
