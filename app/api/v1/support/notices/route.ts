import { route } from '#lib/http/route.ts'
import { listSupportNotices } from '#lib/services/notices/list-support-notices.ts'
import { noticeQuery } from '#lib/services/notices/read-notices.ts'

export const GET = route({ query: noticeQuery, run: (ctx, input) => listSupportNotices(ctx, input) })
