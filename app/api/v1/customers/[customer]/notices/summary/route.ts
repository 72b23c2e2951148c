import { route } from '#lib/http/route.ts'
import { getNoticeSummary } from '#lib/services/notices/get-notice-summary.ts'

export const GET = route({
  operation: {
    id: 'getNoticeSummary',
    summary: 'How many notices are unread, and the newest',
    answers: 'some JSON',
  },
  run: (ctx) => getNoticeSummary(ctx),
})
