import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { rulesInput, setGroupRules } from '#lib/services/group/set-group-rules.ts'

export const POST = route({
  operation: {
    id: 'setGroupRules',
    summary: 'Set how the group’s changes are approved and reviewed',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  body: rulesInput,
  run: (ctx, input) => setGroupRules(ctx, input),
})
