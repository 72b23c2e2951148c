import { route } from '#lib/http/route.ts'
import { listShadowJobs, shadowJobsQuery } from '#lib/services/rules/list-shadow-jobs.ts'

export const GET = route({
  operation: {
    id: 'listShadowJobs',
    summary: 'The jobs of a customer that a revision would treat differently',
    answers: 'some JSON',
  },
  query: shadowJobsQuery,
  run: (ctx, input) => listShadowJobs(ctx, input),
})
