import type { ReactNode } from 'react'

/** One column: how a cell looks, and what it says in an export. Both are required so that neither is forgotten. */
export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** The same fact as plain text, exact: times in UTC, names whole. */
  csv: (row: Row) => string | number | null
  /** Given: the column can be sorted by it. With sorting on the server, any value will do. */
  sortBy?: (row: Row) => string | number
  align?: 'end'
  /** Hidden until asked for. */
  isExtra?: boolean
  /** Cannot be hidden: the column that names the row. */
  isKey?: boolean
  className?: string
}

export interface Sort {
  id: string
  order: 'asc' | 'desc'
}
