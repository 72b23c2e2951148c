import { enqueueDueReports } from '#lib/services/evidence/enqueue-due-reports.ts'
import { exportReport } from '#lib/services/evidence/export-report.ts'
import { getReportSchedule } from '#lib/services/evidence/get-report-schedule.ts'
import { getReport } from '#lib/services/evidence/get-report.ts'
import { listControls } from '#lib/services/evidence/list-controls.ts'
import { listReports } from '#lib/services/evidence/list-reports.ts'
import { makeReport } from '#lib/services/evidence/make-report.ts'
import { makeScheduledReport } from '#lib/services/evidence/make-scheduled-report.ts'
import { setReportSchedule } from '#lib/services/evidence/set-report-schedule.ts'
import type { Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `evidence`. */
export const evidenceMatrix: Record<string, Row> = {
  'evidence/export-report': {
    permission: 'report:read',
    scope: 'inside',
    names: true,
    call: (ctx, { reportId: id }) => exportReport(ctx, { id, format: 'pdf' }),
  },
  'evidence/enqueue-due-reports': {
    permission: 'report:carry_out',
    scope: 'system',
    names: false,
    call: (ctx) => enqueueDueReports(ctx),
  },
  'evidence/get-report-schedule': {
    permission: 'report:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getReportSchedule(ctx),
  },
  'evidence/make-scheduled-report': {
    permission: 'report:carry_out',
    scope: 'system',
    names: false,
    call: (ctx) => makeScheduledReport(ctx, { month: '2026-01' }),
  },
  'evidence/set-report-schedule': {
    permission: 'report:schedule',
    scope: 'inside',
    names: false,
    call: (ctx) => setReportSchedule(ctx, { isOn: true }),
  },
  'evidence/get-report': {
    permission: 'report:read',
    scope: 'inside',
    names: true,
    call: (ctx, { reportId: id }) => getReport(ctx, { id }),
  },
  'evidence/list-controls': {
    permission: 'resource:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listControls(ctx),
  },
  'evidence/list-reports': {
    permission: 'report:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listReports(ctx),
  },
  'evidence/make-report': {
    permission: 'report:make',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId }) =>
      makeReport(ctx, { from: '2026-01-01', to: '2026-12-31', accounts: [accountId] }),
  },
}
