'use client'

import { useQuery } from '@tanstack/react-query'
import BellIcon from 'lucide-react/icons/bell'
import X from 'lucide-react/icons/x'
import { useSearchParams } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useMemo, type ReactNode } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live, Problem } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count } from '#components/status/figure.ts'
import { DamagedFilters } from '#components/table/damaged-filters.tsx'
import { DataTable } from '#components/table/data-table.tsx'
import { Pager } from '#components/table/pager.tsx'
import { TableTools } from '#components/table/table-tools.tsx'
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
      <div className="mb-3 flex flex-wrap items-center gap-1.5">
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
        {filter.group !== null && (
          <Button look="quiet" onClick={() => void setFilter(noFilter)}>
            <X aria-hidden className="size-3.5" />
            Clear filters
          </Button>
        )}
        <TableTools
          columns={columns}
          rows={query.data?.rows ?? []}
          view={view}
          fileName={`notices-${slug ?? 'support'}`}
          readAll={() => allNotices(place, filter)}
        />
      </div>
      <Live query={query} what="the notices" loading={<RowsLoading />}>
        {(page) => (
          <>
            <DataTable
              caption="Notices"
              columns={columns}
              rows={page.rows}
              rowId={({ id }) => id}
              view={view}
              isRefreshing={query.isPlaceholderData}
              emptyState={
                filter.group === null ? (
                  <State icon={BellIcon} title="Nothing happened yet">
                    When a job is terminated, an exclusion ends or an account needs you, it says so here.
                  </State>
                ) : (
                  <State
                    icon={BellIcon}
                    title="No notice of this"
                    action={<Button onClick={() => void setFilter(noFilter)}>Clear filters</Button>}
                  >
                    Choose another, or look at all of them.
                  </State>
                )
              }
            />
            <Pager
              pages={pages}
              shown={page.rows.length}
              total={page.total}
              next={page.next}
              what={page.total === 1 ? 'notice' : 'notices'}
            />
          </>
        )}
      </Live>
    </>
  )
}
