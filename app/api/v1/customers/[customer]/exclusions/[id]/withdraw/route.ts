import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { exclusionRef } from '#lib/services/exclusions/views.ts'
import { withdrawRequest } from '#lib/services/exclusions/withdraw-request.ts'

export const POST = route({
  operation: { id: 'withdrawRequest', summary: 'Withdraw a request', answers: exclusionRef },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => withdrawRequest(ctx, input),
})
