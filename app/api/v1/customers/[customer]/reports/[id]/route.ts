import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getReport } from '#lib/services/evidence/get-report.ts'

export const GET = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getReport(ctx, input),
})
