import { route } from '#lib/http/route.ts'
import { getSupportSummary } from '#lib/services/notices/get-support-summary.ts'

export const GET = route({
  operation: {
    id: 'getSupportSummary',
    summary: 'How many of staff’s notices are unread, and the newest',
    answers: 'some JSON',
  },
  run: (ctx) => getSupportSummary(ctx),
})
