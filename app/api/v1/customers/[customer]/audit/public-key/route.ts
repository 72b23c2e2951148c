import { fileAnswer } from '#lib/http/file-answer.ts'
import { route } from '#lib/http/route.ts'
import { getAuditKey } from '#lib/services/audit/get-audit-key.ts'

export const GET = route({ run: (ctx) => getAuditKey(ctx), answer: fileAnswer })
