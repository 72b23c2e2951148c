import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { revokeInput, revokeExclusion } from '#lib/services/exclusions/revoke-exclusion.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: revokeInput,
  run: (ctx, input) => revokeExclusion(ctx, input),
})
