import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { accessRequestInput, requestAccess } from '#lib/services/group/request-access.ts'

export const POST = route({
  operation: { id: 'requestAccess', summary: 'Ask for access to SageMaker', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  body: accessRequestInput,
  run: (ctx, input) => requestAccess(ctx, input),
})
