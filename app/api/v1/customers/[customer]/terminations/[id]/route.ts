import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { terminationDetail } from '#lib/services/terminations/views.ts'
import { getTermination } from '#lib/services/terminations/get-termination.ts'

export const GET = route({
  operation: { id: 'getTermination', summary: 'One termination’s receipt', answers: terminationDetail },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getTermination(ctx, input),
})
