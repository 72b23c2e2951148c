import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { driftInput, resolveDrift } from '#lib/services/group/resolve-drift.ts'

export const POST = route({
  operation: {
    id: 'resolveDrift',
    summary: 'Adopt or remove a member whom the portal did not add',
    answers: 'nothing',
  },
  params: z.object({ id: z.string() }),
  body: driftInput,
  run: (ctx, input) => resolveDrift(ctx, input),
})
