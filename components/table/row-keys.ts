'use client'

import { useEffect, type RefObject } from 'react'

const typing = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="listbox"]'

/** j and k move down and up the rows by their links; Enter then opens the row, as on any link. */
export function useRowKeys(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || (event.key !== 'j' && event.key !== 'k')) return
      if (event.target instanceof Element && event.target.closest(typing)) return
      const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>('tbody a[data-row-link]') ?? [])]
      if (links.length === 0) return
      event.preventDefault()
      const row = document.activeElement?.closest('tr')
      const selected = row ?? table.current?.querySelector('tr[data-selected]')
      const at = links.findIndex((link) => selected?.contains(link))
      const next = at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))
      links[next]?.focus()
      links[next]?.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [table])
}
