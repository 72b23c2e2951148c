import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { refreshGroup } from '#lib/services/group/refresh-group.ts'

export const POST = route({
  operation: { id: 'refreshGroup', summary: 'Read the group again', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => refreshGroup(ctx, input),
})
