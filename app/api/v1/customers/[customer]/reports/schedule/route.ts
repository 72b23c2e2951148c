import { route } from '#lib/http/route.ts'
import { getReportSchedule } from '#lib/services/evidence/get-report-schedule.ts'
import { scheduleInput, setReportSchedule } from '#lib/services/evidence/set-report-schedule.ts'

export const GET = route({ run: (ctx) => getReportSchedule(ctx) })
export const POST = route({ body: scheduleInput, run: (ctx, input) => setReportSchedule(ctx, input) })
