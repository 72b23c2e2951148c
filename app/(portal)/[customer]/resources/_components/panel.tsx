'use client'

import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { resourcesAddress } from '#lib/client/addresses.ts'

/** Back to the list, as it was filtered. */
export function useClosePanel(): () => void {
  const router = useRouter()
  const { customer } = useParams<{ customer: string }>()
  const search = useSearchParams().toString()
  return () =>
    router.push(`${resourcesAddress(customer)}${search === '' ? '' : `?${search}`}`, { scroll: false })
}

/**
 * The place beside the list: over it on a narrow screen, next to it on a wide one. Escape closes it, while it
 * is being read as well.
 */
export function Panel({ label, children }: { label: string; children: ReactNode }) {
  const close = useClosePanel()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
  return (
    <aside
      aria-label={label}
      className="fixed inset-0 z-30 overflow-y-auto bg-panel p-5 xl:sticky xl:inset-auto xl:top-[calc(4rem+var(--bar))] xl:z-0 xl:max-h-[calc(100dvh-5rem-var(--bar))] xl:w-[30rem] xl:shrink-0 xl:rounded-xl xl:border xl:border-line"
    >
      {children}
    </aside>
  )
}
