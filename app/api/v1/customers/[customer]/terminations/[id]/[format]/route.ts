import { fileAnswer } from '#lib/http/file-answer.ts'
import { route } from '#lib/http/route.ts'
import { exportTermination, exportTerminationInput } from '#lib/services/terminations/export-termination.ts'

export const GET = route({
  operation: {
    id: 'exportTermination',
    summary: 'A termination’s receipt as a file',
    answers: { file: ['application/pdf', 'application/json'] },
  },
  params: exportTerminationInput,
  run: (ctx, input) => exportTermination(ctx, input),
  answer: fileAnswer,
})
