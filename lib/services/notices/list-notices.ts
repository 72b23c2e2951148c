import type { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { audienceIn } from './audience.ts'
import { noticeQuery, readNotices } from './read-notices.ts'
import type { NoticePage } from './views.ts'

/** What the asker is told of a customer, newest first, with where else each notice went. */
export async function listNotices(ctx: Ctx, raw: z.input<typeof noticeQuery>): Promise<NoticePage> {
  const scoped = requirePermission(ctx, 'notice:read')
  const query = noticeQuery.parse(raw)
  return customerRead(scoped, async (tx) => readNotices(tx, query, await audienceIn(tx, scoped)))
}
