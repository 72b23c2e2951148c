import { fileAnswer } from '#lib/http/file-answer.ts'
import { route } from '#lib/http/route.ts'
import { exportRaciInput, exportRaciVersion } from '#lib/services/raci/export-raci-version.ts'

export const GET = route({
  params: exportRaciInput,
  run: (ctx, input) => exportRaciVersion(ctx, input),
  answer: fileAnswer,
})
