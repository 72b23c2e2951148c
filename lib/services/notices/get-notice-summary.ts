import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { audienceIn } from './audience.ts'
import { countUnread, noticeQuery, readNotices } from './read-notices.ts'
import type { NoticeSummary } from './views.ts'

/** How many rows the bell opens with. */
export const bellRows = 8

/** What the bell shows: how many notices are new to the asker, and the newest ones. */
export async function getNoticeSummary(ctx: Ctx): Promise<NoticeSummary> {
  const scoped = requirePermission(ctx, 'notice:read')
  const query = noticeQuery.parse({ limit: bellRows })
  return customerRead(scoped, async (tx) => {
    const seen = await audienceIn(tx, scoped)
    const { rows } = await readNotices(tx, query, seen)
    return { unread: await countUnread(tx, seen), rows }
  })
}
