import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { confirmRevision, revisionConfirmation } from '#lib/services/rules/confirm-revision.ts'

export const POST = route({
  operation: { id: 'confirmRevision', summary: 'Put a proposed revision in force', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  body: revisionConfirmation,
  run: (ctx, input) => confirmRevision(ctx, input),
})
