import { route } from '#lib/http/route.ts'
import { listNotices } from '#lib/services/notices/list-notices.ts'
import { noticeQuery } from '#lib/services/notices/read-notices.ts'

export const GET = route({ query: noticeQuery, run: (ctx, input) => listNotices(ctx, input) })
