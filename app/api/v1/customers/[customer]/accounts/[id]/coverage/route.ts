import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { listCoverage } from '#lib/services/enforcement/list-coverage.ts'

export const GET = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => listCoverage(ctx, input),
})
