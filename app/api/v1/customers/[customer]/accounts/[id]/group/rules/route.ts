import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { rulesInput, setGroupRules } from '#lib/services/group/set-group-rules.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: rulesInput,
  run: (ctx, input) => setGroupRules(ctx, input),
})
