import { fileAnswer } from '#lib/http/file-answer.ts'
import { route } from '#lib/http/route.ts'
import { getAuditKey } from '#lib/services/audit/get-audit-key.ts'

export const GET = route({
  operation: {
    id: 'getAuditKey',
    summary: 'The public key that verifies the audit trail',
    answers: { file: 'application/x-pem-file' },
  },
  run: (ctx) => getAuditKey(ctx),
  answer: fileAnswer,
})
