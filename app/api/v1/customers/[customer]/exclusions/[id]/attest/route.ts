import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { attestInput, attestAgain } from '#lib/services/exclusions/attest-again.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: attestInput,
  run: (ctx, input) => attestAgain(ctx, input),
})
