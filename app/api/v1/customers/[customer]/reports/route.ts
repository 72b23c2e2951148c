import { route } from '#lib/http/route.ts'
import { listReports } from '#lib/services/evidence/list-reports.ts'
import { makeReport, reportInput } from '#lib/services/evidence/make-report.ts'

export const GET = route({ run: (ctx) => listReports(ctx) })
export const POST = route({ body: reportInput, run: (ctx, input) => makeReport(ctx, input) })
