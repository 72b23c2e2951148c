import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { listOtherUsers } from '#lib/services/group/list-other-users.ts'

export const GET = route({
  operation: { id: 'listOtherUsers', summary: 'IAM users outside the group', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => listOtherUsers(ctx, input),
})
