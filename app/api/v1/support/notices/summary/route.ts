import { route } from '#lib/http/route.ts'
import { getSupportSummary } from '#lib/services/notices/get-support-summary.ts'

export const GET = route({ run: (ctx) => getSupportSummary(ctx) })
