import type { z } from 'zod'
import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { noticeQuery, readNotices } from './read-notices.ts'
import { supportReadUntil } from './support-mark.ts'
import type { NoticePage } from './views.ts'

/** What ClearDATA support is told, over all customers, newest first. */
export async function listSupportNotices(ctx: Ctx, raw: z.input<typeof noticeQuery>): Promise<NoticePage> {
  const scoped = requireStaffPermission(ctx, 'notice:read_all')
  const query = noticeQuery.parse(raw)
  return staffRead(async (tx) =>
    readNotices(tx, query, { audiences: ['support'], readUntil: await supportReadUntil(tx, scoped) }),
  )
}
