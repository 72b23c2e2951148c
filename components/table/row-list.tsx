'use client'

import type { LucideIcon } from 'lucide-react'
import X from 'lucide-react/icons/x'
import type { ComponentProps, ReactNode } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { Button } from '#components/ui/button.tsx'
import type { AllRows } from '#lib/client/all-pages.ts'
import type { Column } from './column.ts'
import { DataTable } from './data-table.tsx'
import { Pager } from './pager.tsx'
import { TableTools } from './table-tools.tsx'
import type { usePages } from './use-pages.ts'
import type { TableView } from './use-table-view.ts'

interface Page<Row> {
  rows: Row[]
  total: number
  next: string | null
}

/** What stands in the place of rows. */
interface Empty {
  icon: LucideIcon
  /** Without a filter: the whole state, since only the page knows what to do about it. */
  title: string
  words: ReactNode
  action?: ReactNode
  /** With one: "No region matches these filters". */
  filteredTitle: string
  filteredWords?: string
}

/**
 * The frame of every page of rows: what filters them, what is done with the table, the rows themselves, read
 * again as they change, and the way to the others.
 */
export function RowList<Row extends object>({
  query,
  what,
  columns,
  view,
  pages,
  fileName,
  readAll,
  filters,
  onClearFilters,
  hasOwnClear = false,
  empty,
  loadingRows,
  below,
  ...table
}: {
  query: ComponentProps<typeof Live<Page<Row>>>['query'] & { isPlaceholderData: boolean }
  /** "the terminations", and one of them. */
  what: { all: string; one: string }
  columns: readonly Column<Row>[]
  view: TableView<Row>
  pages: ReturnType<typeof usePages>
  /** Without ".csv". */
  fileName: string
  readAll?: () => Promise<AllRows<Row>>
  filters?: ReactNode
  /** Null while nothing is filtered. */
  onClearFilters: (() => void) | null
  /** The filters bring a button of their own that clears them. */
  hasOwnClear?: boolean
  empty: Empty
  loadingRows?: number
  /** Stands under the rows while there are some to speak of. */
  below?: (page: Page<Row>) => ReactNode
} & Pick<
  ComponentProps<typeof DataTable<Row>>,
  'caption' | 'rowId' | 'selectedId' | 'selection' | 'serverSort'
>) {
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-1.5">
        {filters}
        {onClearFilters !== null && !hasOwnClear && (
          <Button look="quiet" onClick={onClearFilters}>
            <X aria-hidden className="size-3.5" />
            Clear filters
          </Button>
        )}
        <TableTools
          columns={columns}
          rows={query.data?.rows ?? []}
          view={view}
          fileName={fileName}
          {...(readAll && { readAll })}
        />
      </div>
      <Live
        query={query}
        what={what.all}
        loading={<RowsLoading {...(loadingRows && { rows: loadingRows })} />}
      >
        {(page) => (
          <>
            <DataTable
              {...table}
              columns={columns}
              rows={page.rows}
              view={view}
              isRefreshing={query.isPlaceholderData}
              emptyState={<EmptyState empty={empty} onClearFilters={onClearFilters} />}
            />
            <Pager
              pages={pages}
              shown={page.rows.length}
              total={page.total}
              next={page.next}
              what={page.total === 1 ? what.one : `${what.one}s`}
            />
            {below?.(page)}
          </>
        )}
      </Live>
    </>
  )
}

function EmptyState({ empty, onClearFilters }: { empty: Empty; onClearFilters: (() => void) | null }) {
  if (onClearFilters === null)
    return (
      <State icon={empty.icon} title={empty.title} action={empty.action}>
        {empty.words}
      </State>
    )
  return (
    <State
      icon={empty.icon}
      title={empty.filteredTitle}
      action={<Button onClick={onClearFilters}>Clear filters</Button>}
    >
      {empty.filteredWords ?? 'Take one away, or clear them all.'}
    </State>
  )
}
