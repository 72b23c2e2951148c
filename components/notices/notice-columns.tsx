import type { Column } from '#components/table/column.ts'
import { RowLink } from '#components/table/row-link.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { noticeGroupOf, noticeGroupWords, noticeWords } from '#lib/domain/notices.ts'
import type { NoticeRow } from '#lib/services/notices/views.ts'
import { DeliverySummary, deliveryWords } from './delivery-summary.tsx'
import { UnreadDot } from './unread-dot.tsx'

/** `isAcross`: the list spans customers, and each row says whose it is. */
export function noticeColumns(isAcross: boolean): Column<NoticeRow>[] {
  const customer: Column<NoticeRow> = {
    id: 'customer',
    header: 'Customer',
    cell: ({ customer: { name } }) => <span className="whitespace-nowrap">{name}</span>,
    csv: ({ customer: { name } }) => name,
  }
  return [
    {
      id: 'notice',
      header: 'Notice',
      isKey: true,
      className: 'min-w-72',
      cell: ({ kind, path, isUnread }) => (
        <span className="flex items-center gap-2">
          <UnreadDot isUnread={isUnread} />
          <RowLink href={path}>{noticeWords[kind]}</RowLink>
        </span>
      ),
      csv: ({ kind }) => noticeWords[kind],
    },
    {
      id: 'about',
      header: 'About',
      cell: ({ name }) => (
        <span className="block min-w-36 wrap-anywhere">{name ?? <span className="text-ink-3">–</span>}</span>
      ),
      csv: ({ name }) => name,
    },
    ...(isAcross ? [customer] : []),
    {
      id: 'kind',
      header: 'Kind',
      cell: ({ kind }) => noticeGroupWords[noticeGroupOf(kind)].word,
      csv: ({ kind }) => noticeGroupWords[noticeGroupOf(kind)].word,
    },
    {
      id: 'deliveries',
      header: 'Went to',
      cell: ({ deliveries }) => <DeliverySummary deliveries={deliveries} />,
      csv: ({ deliveries }) => deliveryWords(deliveries),
    },
    {
      id: 'at',
      header: 'When',
      align: 'end',
      cell: ({ at }) => <RelativeTime at={at} />,
      csv: ({ at }) => exactUtc(at),
    },
  ]
}
