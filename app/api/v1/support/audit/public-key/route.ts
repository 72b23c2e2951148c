import { fileAnswer } from '#lib/http/file-answer.ts'
import { route } from '#lib/http/route.ts'
import { getPortalAuditKey } from '#lib/services/audit/get-portal-audit-key.ts'

export const GET = route({
  operation: {
    id: 'getPortalAuditKey',
    summary: 'The public key that verifies the portal’s own audit trail',
    answers: { file: 'application/x-pem-file' },
  },
  run: (ctx) => getPortalAuditKey(ctx),
  answer: fileAnswer,
})
