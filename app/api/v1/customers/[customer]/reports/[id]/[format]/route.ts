import { fileAnswer } from '#lib/http/file-answer.ts'
import { route } from '#lib/http/route.ts'
import { exportReport, exportReportInput } from '#lib/services/evidence/export-report.ts'

export const GET = route({
  operation: {
    id: 'exportReport',
    summary: 'An evidence report as a file',
    answers: { file: ['application/pdf', 'application/zip'] },
  },
  params: exportReportInput,
  run: (ctx, input) => exportReport(ctx, input),
  answer: fileAnswer,
})
