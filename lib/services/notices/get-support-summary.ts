import { staffRead } from '#lib/db/doors.ts'
import type { NoticeAudience } from '#lib/domain/notices.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { bellRows } from './get-notice-summary.ts'
import { countUnread, noticeQuery, readNotices } from './read-notices.ts'
import { supportReadUntil } from './support-mark.ts'
import type { NoticeSummary } from './views.ts'

/** What support's bell shows: how many notices are new to the asker, and the newest ones. */
export async function getSupportSummary(ctx: Ctx): Promise<NoticeSummary> {
  const scoped = requireStaffPermission(ctx, 'notice:read_all')
  const query = noticeQuery.parse({ limit: bellRows })
  return staffRead(async (tx) => {
    const audiences: NoticeAudience[] = ['support']
    const seen = { audiences, readUntil: await supportReadUntil(tx, scoped) }
    const { rows } = await readNotices(tx, query, seen)
    return { unread: await countUnread(tx, seen), rows }
  })
}
