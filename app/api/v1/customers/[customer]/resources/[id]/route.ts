import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { resourceDetail } from '#lib/services/resources/views.ts'
import { getResource } from '#lib/services/resources/get-resource.ts'

export const GET = route({
  operation: {
    id: 'getResource',
    summary: 'One resource: its verdicts with reasons and fixes, and its settings',
    answers: resourceDetail,
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getResource(ctx, input),
})
