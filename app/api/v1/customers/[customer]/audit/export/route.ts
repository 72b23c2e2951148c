import { fileAnswer } from '#lib/http/file-answer.ts'
import { route } from '#lib/http/route.ts'
import { exportTrail } from '#lib/services/audit/export-trail.ts'

/** A write, since an export signs a digest and is recorded; so it is asked for as one. */
export const POST = route({
  operation: {
    id: 'exportTrail',
    summary: 'The audit trail, signed, as a file',
    answers: { file: 'application/jsonl' },
  },
  run: (ctx) => exportTrail(ctx),
  answer: fileAnswer,
})
