import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { declineInput, declineExclusion } from '#lib/services/exclusions/decline-exclusion.ts'

export const POST = route({
  operation: { id: 'declineExclusion', summary: 'Decline a request', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  body: declineInput,
  run: (ctx, input) => declineExclusion(ctx, input),
})
