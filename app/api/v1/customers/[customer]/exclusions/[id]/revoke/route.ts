import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { exclusionRef } from '#lib/services/exclusions/views.ts'
import { revokeInput, revokeExclusion } from '#lib/services/exclusions/revoke-exclusion.ts'

export const POST = route({
  operation: { id: 'revokeExclusion', summary: 'End an exclusion now', answers: exclusionRef },
  params: z.object({ id: z.string() }),
  body: revokeInput,
  run: (ctx, input) => revokeExclusion(ctx, input),
})
