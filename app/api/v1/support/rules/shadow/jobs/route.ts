import { route } from '#lib/http/route.ts'
import { listShadowJobs, shadowJobsQuery } from '#lib/services/rules/list-shadow-jobs.ts'

export const GET = route({ query: shadowJobsQuery, run: (ctx, input) => listShadowJobs(ctx, input) })
