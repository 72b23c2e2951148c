import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { approveInput, approveExclusion } from '#lib/services/exclusions/approve-exclusion.ts'

export const POST = route({
  operation: { id: 'approveExclusion', summary: 'Approve a request', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  body: approveInput,
  run: (ctx, input) => approveExclusion(ctx, input),
})
