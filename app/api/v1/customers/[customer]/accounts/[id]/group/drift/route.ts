import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { driftInput, resolveDrift } from '#lib/services/group/resolve-drift.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: driftInput,
  run: (ctx, input) => resolveDrift(ctx, input),
})
