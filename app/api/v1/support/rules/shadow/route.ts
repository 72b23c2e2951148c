import { route } from '#lib/http/route.ts'
import { compareRevision, shadowQuery } from '#lib/services/rules/compare-revision.ts'

export const GET = route({
  operation: {
    id: 'compareRevision',
    summary: 'What a revision would newly stop and spare',
    answers: 'some JSON',
  },
  query: shadowQuery,
  run: (ctx, input) => compareRevision(ctx, input),
})
