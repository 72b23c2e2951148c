'use client'

import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  tableFeatures,
  useTable,
  type SortingState,
} from '@tanstack/react-table'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'
import type { Column, Sort } from './column.ts'
import { HeaderCell } from './header-cell.tsx'
import { PickBox } from './pick-box.tsx'
import { useRowKeys } from './row-keys.ts'
import { useFocusBack } from './use-focus-back.ts'
import type { Selection } from './use-selection.ts'
import type { TableView } from './use-table-view.ts'

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric },
})

/**
 * The one table. Rows are 38 px, or 32 when compact; the row's key cell holds its link (`RowLink`), which
 * is what j, k and Enter use. Sorting is the server's when `serverSort` is given, else the browser's.
 */
export function DataTable<Row extends object>({
  caption,
  columns,
  rows,
  rowId,
  view,
  serverSort,
  selectedId,
  selection,
  isRefreshing = false,
  emptyState,
}: {
  /** What the table holds, for screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  rows: Row[]
  rowId: (row: Row) => string
  view: Pick<TableView<Row>, 'shown' | 'density'>
  serverSort?: { sort: Sort | null; onSort: (sort: Sort | null) => void }
  /** The row that is open beside the list; focus comes back to it when it is closed. */
  selectedId?: string
  /** Given: rows can be picked, by their boxes or with x. */
  selection?: Selection<Row>
  isRefreshing?: boolean
  emptyState: ReactNode
}) {
  const [ownSort, setOwnSort] = useState<Sort | null>(null)
  const sort = serverSort === undefined ? ownSort : serverSort.sort
  const setSort = serverSort?.onSort ?? setOwnSort
  const shownIds = view.shown.map(({ id }) => id).join(' ')
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => column.sortBy?.(row) ?? null,
        enableSorting: column.sortBy !== undefined,
        sortFn: 'alphanumeric' as const,
      })),
    [columns],
  )
  const sorting = useMemo<SortingState>(
    () => (sort === null ? [] : [{ id: sort.id, desc: sort.order === 'desc' }]),
    [sort],
  )
  const columnVisibility = useMemo(() => {
    const shown = new Set(shownIds.split(' '))
    return Object.fromEntries(columns.map(({ id }) => [id, shown.has(id)]))
  }, [columns, shownIds])
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    manualSorting: serverSort !== undefined,
    state: { sorting, columnVisibility },
  })
  const ref = useRef<HTMLTableElement>(null)
  const shownRows = table.getRowModel().rows.map(({ id, original }) => ({ id, row: original }))
  useRowKeys(ref, selection && ((id, isRange) => selection.toggle(shownRows, id, isRange)))
  useFocusBack(ref, selectedId)
  const picked = selection ? shownRows.filter(({ id }) => selection.rows.has(id)).length : 0
  if (rows.length === 0) return <div className="border-y border-line">{emptyState}</div>
  return (
    // Focusable so that the keyboard can scroll a wide table sideways.
    <div
      tabIndex={0}
      role="region"
      aria-label={caption}
      className="-mx-1 overflow-x-auto px-1 -outline-offset-2"
    >
      <table
        ref={ref}
        aria-busy={isRefreshing}
        className={cn('w-full border-collapse', isRefreshing && 'opacity-60')}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className="w-8 border-b border-line pl-1.5">
                <PickBox
                  label="Select all rows shown"
                  state={picked === 0 ? 'none' : picked === shownRows.length ? 'all' : 'some'}
                  onPick={() => selection.setAll(shownRows, picked < shownRows.length)}
                />
              </th>
            )}
            {table.getHeaderGroups()[0]?.headers.map((header) => {
              const column = byId.get(header.column.id)
              return column && <HeaderCell key={column.id} column={column} sort={sort} onSort={setSort} />
            })}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              data-row-id={row.id}
              data-selected={row.id === selectedId ? '' : undefined}
              className="group/row relative border-b border-line-soft hover:bg-hover data-selected:bg-selected data-selected:shadow-[inset_2px_0_var(--accent)]"
            >
              {selection && (
                <td className="w-8 pl-1.5">
                  <PickBox
                    label={`Select ${selection.nameOf(row.original)}`}
                    state={selection.rows.has(row.id) ? 'all' : 'none'}
                    onPick={(isRange) => selection.toggle(shownRows, row.id, isRange)}
                  />
                </td>
              )}
              {row.getVisibleCells().map((cell) => {
                const column = byId.get(cell.column.id)
                return (
                  column && (
                    <td
                      key={column.id}
                      className={cn(
                        'px-2.5',
                        view.density === 'compact' ? 'h-8 py-0.5' : 'h-9.5 py-1',
                        column.align === 'end' && 'text-right',
                        column.className,
                      )}
                    >
                      {column.cell(row.original)}
                    </td>
                  )
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
