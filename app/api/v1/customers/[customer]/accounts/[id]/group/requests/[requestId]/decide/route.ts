import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { decideAccessRequest, decideRequestInput } from '#lib/services/group/decide-access-request.ts'

export const POST = route({
  operation: {
    id: 'decideAccessRequest',
    summary: 'Decide about a request for access',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string(), requestId: z.uuid() }),
  body: decideRequestInput,
  run: (ctx, input) => decideAccessRequest(ctx, input),
})
