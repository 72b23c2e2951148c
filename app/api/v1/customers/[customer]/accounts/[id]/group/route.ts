import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getGroup } from '#lib/services/group/get-group.ts'

export const GET = route({
  operation: {
    id: 'getGroup',
    summary: 'The group Safeguard-Sagemaker: members, drift, and what waits',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getGroup(ctx, input),
})
