import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { withdrawRevision } from '#lib/services/rules/withdraw-revision.ts'

export const POST = route({
  operation: { id: 'withdrawRevision', summary: 'Take a proposed revision back', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => withdrawRevision(ctx, input),
})
