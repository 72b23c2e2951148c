import { route } from '#lib/http/route.ts'
import { listSupportNotices } from '#lib/services/notices/list-support-notices.ts'
import { noticeQuery } from '#lib/services/notices/read-notices.ts'

export const GET = route({
  operation: {
    id: 'listSupportNotices',
    summary: 'List staff’s notices, the newest first',
    answers: 'some JSON',
  },
  query: noticeQuery,
  run: (ctx, input) => listSupportNotices(ctx, input),
})
