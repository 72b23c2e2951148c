import { route } from '#lib/http/route.ts'
import { getNoticeSummary } from '#lib/services/notices/get-notice-summary.ts'

export const GET = route({ run: (ctx) => getNoticeSummary(ctx) })
