import { route } from '#lib/http/route.ts'
import { exclusionRef } from '#lib/services/exclusions/views.ts'
import { draftExclusion, draftInput } from '#lib/services/exclusions/draft-exclusion.ts'

export const POST = route({
  operation: {
    id: 'draftExclusion',
    summary: 'Keep a request for an exclusion without sending it',
    answers: exclusionRef,
  },
  body: draftInput,
  run: (ctx, input) => draftExclusion(ctx, input),
})
