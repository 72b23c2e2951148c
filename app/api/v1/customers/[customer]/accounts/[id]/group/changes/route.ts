import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { changeGroup, changeInput } from '#lib/services/group/change-group.ts'

export const POST = route({
  operation: { id: 'changeGroup', summary: 'Add people to the group, or remove them', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  body: changeInput,
  run: (ctx, input) => changeGroup(ctx, input),
})
