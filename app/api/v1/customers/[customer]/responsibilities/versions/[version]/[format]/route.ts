import { fileAnswer } from '#lib/http/file-answer.ts'
import { route } from '#lib/http/route.ts'
import { exportRaciInput, exportRaciVersion } from '#lib/services/raci/export-raci-version.ts'

export const GET = route({
  operation: {
    id: 'exportRaciVersion',
    summary: 'A version of the responsibilities as PDF or CSV',
    answers: { file: ['application/pdf', 'text/csv'] },
  },
  params: exportRaciInput,
  run: (ctx, input) => exportRaciVersion(ctx, input),
  answer: fileAnswer,
})
