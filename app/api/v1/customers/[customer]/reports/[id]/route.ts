import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getReport } from '#lib/services/evidence/get-report.ts'

export const GET = route({
  operation: { id: 'getReport', summary: 'One evidence report', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getReport(ctx, input),
})
