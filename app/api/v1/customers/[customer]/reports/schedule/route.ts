import { route } from '#lib/http/route.ts'
import { getReportSchedule } from '#lib/services/evidence/get-report-schedule.ts'
import { scheduleInput, setReportSchedule } from '#lib/services/evidence/set-report-schedule.ts'
import { reportScheduleView } from '#lib/services/evidence/views.ts'

export const GET = route({
  operation: {
    id: 'getReportSchedule',
    summary: 'Whether a report is made each month',
    answers: reportScheduleView,
  },
  run: (ctx) => getReportSchedule(ctx),
})
export const POST = route({
  operation: {
    id: 'setReportSchedule',
    summary: 'Switch the monthly report on or off',
    answers: reportScheduleView,
  },
  body: scheduleInput,
  run: (ctx, input) => setReportSchedule(ctx, input),
})
