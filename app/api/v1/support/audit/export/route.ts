import { fileAnswer } from '#lib/http/file-answer.ts'
import { route } from '#lib/http/route.ts'
import { exportPortalTrail } from '#lib/services/audit/export-portal-trail.ts'

export const POST = route({
  operation: {
    id: 'exportPortalTrail',
    summary: 'The portal’s own audit trail, signed, as a file',
    answers: { file: 'application/jsonl' },
  },
  run: (ctx) => exportPortalTrail(ctx),
  answer: fileAnswer,
})
