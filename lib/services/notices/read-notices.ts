import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import {
  isNoticeKind,
  kindsOfGroup,
  nameInNotice,
  type NoticeAudience,
  noticeGroups,
  noticePath,
  noticeWords,
} from '#lib/domain/notices.ts'
import { cursorOf, readCursor } from '#lib/services/cursor.ts'
import { deliveryRow, recipientNames } from './delivery-row.ts'
import type { NoticePage, NoticeRow } from './views.ts'

export const noticeQuery = z.object({
  group: z.enum(noticeGroups).optional(),
  /** One thing's notices alone. */
  resource: z.uuid().optional(),
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const kinds = Object.keys(noticeWords)

const loaded = {
  customer: { select: { slug: true, name: true } },
  deliveries: {
    include: recipientNames,
    orderBy: [{ channel: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.NoticeInclude
type Loaded = Prisma.NoticeGetPayload<{ include: typeof loaded }>

function noticeRow(row: Loaded, readUntil: Date): NoticeRow[] {
  const { id, kind, at, customer, facts, deliveries } = row
  if (!isNoticeKind(kind)) return []
  return [
    {
      ...{ id, kind, customer },
      name: nameInNotice(facts as Record<string, unknown>),
      path: noticePath(customer.slug, row),
      at: at.toISOString(),
      isUnread: at > readUntil,
      deliveries: deliveries.map(deliveryRow),
    },
  ]
}

/** A page of the notices for these audiences, newest first, inside the caller's door. */
export async function readNotices(
  tx: Tx,
  { group, resource, after, limit }: z.output<typeof noticeQuery>,
  { audiences, readUntil }: { audiences: NoticeAudience[]; readUntil: Date },
): Promise<NoticePage> {
  const where: Prisma.NoticeWhereInput = {
    audience: { in: audiences },
    kind: { in: group === undefined ? kinds : kindsOfGroup(group) },
    ...(resource !== undefined && { resourceId: resource }),
  }
  const cursor = after === undefined ? null : readCursor(after, 'time')
  const beyond: Prisma.NoticeWhereInput = cursor
    ? { OR: [{ at: { lt: new Date(cursor.value) } }, { at: new Date(cursor.value), id: { lt: cursor.id } }] }
    : {}
  const found = await tx.notice.findMany({
    where: { AND: [where, beyond] },
    include: loaded,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.flatMap((row) => noticeRow(row, readUntil)),
    next: found.length > limit && last ? cursorOf({ value: last.at.toISOString(), id: last.id }) : null,
    total: await tx.notice.count({ where }),
  }
}

/** How many of these notices came after what was read. */
export async function countUnread(
  tx: Tx,
  { audiences, readUntil }: { audiences: NoticeAudience[]; readUntil: Date },
): Promise<number> {
  return tx.notice.count({
    where: { audience: { in: audiences }, kind: { in: kinds }, at: { gt: readUntil } },
  })
}
