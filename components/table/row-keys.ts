'use client'

import { useEffect, useEffectEvent, type RefObject } from 'react'

const typing =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="listbox"]'

/**
 * j and k move down and up the rows by their links; Enter then opens the row, as on any link. x picks the row
 * one is on, and with Shift all from the last picked one to it.
 */
export function useRowKeys(
  table: RefObject<HTMLTableElement | null>,
  onPick: ((id: string, isRange: boolean) => void) | undefined,
): void {
  const pick = useEffectEvent((id: string, isRange: boolean) => onPick?.(id, isRange))
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const key = event.key.toLowerCase()
      if (event.metaKey || event.ctrlKey || event.altKey || !['j', 'k', 'x'].includes(key)) return
      if (event.target instanceof Element && event.target.closest(typing)) return
      const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>('tbody a[data-row-link]') ?? [])]
      if (links.length === 0) return
      event.preventDefault()
      const row = document.activeElement?.closest('tr')
      const id = row?.dataset.rowId
      if (key === 'x') return id === undefined ? undefined : pick(id, event.shiftKey)
      const selected = row ?? table.current?.querySelector('tr[data-selected]')
      const at = links.findIndex((link) => selected?.contains(link))
      const next = at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))
      links[next]?.focus()
      links[next]?.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [table])
}
