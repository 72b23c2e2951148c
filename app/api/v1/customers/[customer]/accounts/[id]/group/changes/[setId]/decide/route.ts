import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { decideChangeInput, decideGroupChange } from '#lib/services/group/decide-group-change.ts'

export const POST = route({
  operation: {
    id: 'decideGroupChange',
    summary: 'Approve or decline a change that waits for a second admin',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string(), setId: z.uuid() }),
  body: decideChangeInput,
  run: (ctx, input) => decideGroupChange(ctx, input),
})
