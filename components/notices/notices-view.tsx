'use client'

import { useQuery } from '@tanstack/react-query'
import BellIcon from 'lucide-react/icons/bell'
import { useSearchParams } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useMemo, type ReactNode } from 'react'
import { Problem } from '#components/feedback/problem.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count } from '#components/status/figure.ts'
import { DamagedFilters } from '#components/table/damaged-filters.tsx'
import { RowList } from '#components/table/row-list.tsx'
import { usePages } from '#components/table/use-pages.ts'
import { useTableView } from '#components/table/use-table-view.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { NoticePlace } from '#lib/client/addresses.ts'
import { damagedFilters } from '#lib/client/filter-parsers.ts'
import { allNotices, noticesQuery, noticeSummaryQuery, useMarkNoticesRead } from '#lib/client/notices.ts'
import { type NoticeGroup, noticeGroups, noticeGroupWords } from '#lib/domain/notices.ts'
import type { NoticePage } from '#lib/services/notices/views.ts'
import { noticeColumns } from './notice-columns.tsx'
import { noticeFilterParsers, type ShownNoticeFilter } from './notice-filter.ts'

const noFilter = { group: null, after: null }

/** Everything the asker was told, newest first, with where else it went. */
export function NoticesView({
  slug,
  initialFilter,
  initialPage,
  action,
  children,
}: {
  /** Null on support's side. */
  slug: string | null
  initialFilter: ShownNoticeFilter
  initialPage: NoticePage
  action?: ReactNode
  children: ReactNode
}) {
  const place: NoticePlace = slug === null ? 'support' : { slug }
  const [filter, setFilter] = useQueryStates(noticeFilterParsers)
  const isInitial = JSON.stringify(filter) === JSON.stringify(initialFilter)
  const query = useQuery({
    ...noticesQuery(place, filter),
    initialData: isInitial ? initialPage : undefined,
  })
  const summary = useQuery(noticeSummaryQuery(place))
  const mark = useMarkNoticesRead(place)
  const columns = useMemo(() => noticeColumns(slug === null), [slug])
  const view = useTableView(columns)
  const pages = usePages(filter.after, (after) => void setFilter({ after }, { history: 'push' }))
  const address = useSearchParams()
  // The bell above may have its answer before this part of the page wakes.
  const known = useHydrated() ? summary.data : undefined
  const unread = known?.unread ?? 0
  const newest = known?.rows[0]?.at
  return (
    <>
      <PageHead
        title={known === undefined ? 'Notices' : unread > 0 ? count(unread, 'new notice') : 'No new notice'}
        action={
          <>
            {unread > 0 && newest !== undefined && (
              <Button isBusy={mark.isPending} onClick={() => mark.mutate(newest)}>
                Mark all as read
              </Button>
            )}
            {action}
          </>
        }
      >
        {children}
      </PageHead>
      {mark.error !== null && (
        <div className="mb-4">
          <Problem title="They were not marked as read." error={mark.error} />
        </div>
      )}
      <DamagedFilters
        names={damagedFilters(noticeFilterParsers, address)}
        onClear={() => void setFilter(noFilter)}
      />
      <RowList
        query={query}
        what={{ all: 'the notices', one: 'notice' }}
        caption="Notices"
        columns={columns}
        rowId={({ id }) => id}
        view={view}
        pages={pages}
        fileName={`notices-${slug ?? 'support'}`}
        readAll={() => allNotices(place, filter)}
        onClearFilters={filter.group === null ? null : () => void setFilter(noFilter)}
        empty={{
          icon: BellIcon,
          title: 'Nothing happened yet',
          words: 'When a job is terminated, an exclusion ends or an account needs you, it says so here.',
          filteredTitle: 'No notice of this',
          filteredWords: 'Choose another, or look at all of them.',
        }}
        filters={
          <Select<NoticeGroup | ''>
            isInline
            label="Kind"
            value={filter.group ?? ''}
            choices={[
              { value: '', label: 'Everything' },
              ...noticeGroups.map((value) => ({ value, label: noticeGroupWords[value].word })),
            ]}
            onChange={(group) => void setFilter({ group: group === '' ? null : group, after: null })}
          />
        }
      />
    </>
  )
}
