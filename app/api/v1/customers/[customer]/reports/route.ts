import { route } from '#lib/http/route.ts'
import { listReports } from '#lib/services/evidence/list-reports.ts'
import { makeReport, reportInput } from '#lib/services/evidence/make-report.ts'

export const GET = route({
  operation: { id: 'listReports', summary: 'List evidence reports', answers: 'some JSON' },
  run: (ctx) => listReports(ctx),
})
export const POST = route({
  operation: { id: 'makeReport', summary: 'Make an evidence report', answers: 'some JSON' },
  body: reportInput,
  run: (ctx, input) => makeReport(ctx, input),
})
