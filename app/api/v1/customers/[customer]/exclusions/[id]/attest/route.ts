import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { exclusionRef } from '#lib/services/exclusions/views.ts'
import { attestInput, attestAgain } from '#lib/services/exclusions/attest-again.ts'

export const POST = route({
  operation: { id: 'attestAgain', summary: 'Attest again, for what runs now', answers: exclusionRef },
  params: z.object({ id: z.string() }),
  body: attestInput,
  run: (ctx, input) => attestAgain(ctx, input),
})
