'use client'

import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import { cn } from '#components/ui/cn.ts'
import type { Column, Sort } from './column.ts'

/** Ascending, descending, and back to the order the rows came in. */
function nextSort(id: string, sort: Sort | null): Sort | null {
  if (sort?.id !== id) return { id, order: 'asc' }
  return sort.order === 'asc' ? { id, order: 'desc' } : null
}

export function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: Sort | null
  onSort: (sort: Sort | null) => void
}) {
  const order = sort?.id === column.id ? sort.order : null
  const Arrow = order === 'desc' ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      aria-sort={
        column.sortBy === undefined
          ? undefined
          : order === 'asc'
            ? 'ascending'
            : order === 'desc'
              ? 'descending'
              : 'none'
      }
      className={cn(
        'h-8 border-b border-line px-2.5 text-left text-sm font-medium whitespace-nowrap text-ink-3',
        column.align === 'end' && 'text-right',
      )}
    >
      {column.sortBy === undefined ? (
        column.header
      ) : (
        <button
          type="button"
          onClick={() => onSort(nextSort(column.id, sort))}
          className={cn(
            'group -mx-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:text-ink',
            order && 'text-ink',
            column.align === 'end' && 'flex-row-reverse',
          )}
        >
          {column.header}
          <Arrow aria-hidden className={cn('size-3', order === null && 'opacity-0 group-hover:opacity-60')} />
        </button>
      )}
    </th>
  )
}
