'use client'

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import type { Column } from './column.ts'

const densities = ['comfortable', 'compact'] as const

/** Which columns and how dense: part of the address, so that a link shows what its sender saw. */
export function useTableView<Row>(columns: readonly Column<Row>[]) {
  const standard = columns.filter(({ isExtra }) => isExtra !== true).map(({ id }) => id)
  const [view, setView] = useQueryStates({
    columns: parseAsArrayOf(parseAsString).withDefault(standard),
    density: parseAsStringLiteral(densities).withDefault('comfortable'),
  })
  const shown = columns.filter(({ id, isKey }) => isKey === true || view.columns.includes(id))
  return {
    shown,
    density: view.density,
    setDensity: (density: (typeof densities)[number]) => void setView({ density }),
    setShown: (id: string, isShown: boolean) =>
      void setView({
        columns: columns
          .map((column) => column.id)
          .filter((other) => (other === id ? isShown : view.columns.includes(other))),
      }),
  }
}

export type TableView<Row> = ReturnType<typeof useTableView<Row>>
