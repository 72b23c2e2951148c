import { route } from '#lib/http/route.ts'
import { listNotices } from '#lib/services/notices/list-notices.ts'
import { noticeQuery } from '#lib/services/notices/read-notices.ts'

export const GET = route({
  operation: { id: 'listNotices', summary: 'List notices, the newest first', answers: 'some JSON' },
  query: noticeQuery,
  run: (ctx, input) => listNotices(ctx, input),
})
