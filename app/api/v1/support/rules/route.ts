import { route } from '#lib/http/route.ts'
import { listRules } from '#lib/services/rules/list-rules.ts'

export const GET = route({
  operation: {
    id: 'listRules',
    summary: 'The rules that stop jobs, and their revisions',
    answers: 'some JSON',
  },
  run: (ctx) => listRules(ctx),
})
