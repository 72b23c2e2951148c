import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getBrief } from '#lib/services/exclusions/get-brief.ts'

export const GET = route({
  operation: {
    id: 'getBrief',
    summary: 'Everything an approver needs to know about a request',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getBrief(ctx, input),
})
