'use client'

import { useEffect, useRef, type RefObject } from 'react'

/** When what was open beside the list is closed, focus goes back to its row, if nothing else took it. */
export function useFocusBack(
  table: RefObject<HTMLTableElement | null>,
  selectedId: string | undefined,
): void {
  const before = useRef(selectedId)
  useEffect(() => {
    const last = before.current
    before.current = selectedId
    if (last === undefined || selectedId !== undefined || document.activeElement !== document.body) return
    const row = [...(table.current?.querySelectorAll<HTMLElement>('tr[data-row-id]') ?? [])].find(
      ({ dataset }) => dataset.rowId === last,
    )
    row?.querySelector<HTMLElement>('a[data-row-link]')?.focus({ preventScroll: true })
  }, [table, selectedId])
}
