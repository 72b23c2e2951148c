'use client'

import X from 'lucide-react/icons/x'
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'

/** Something opened beside the page: over it where the screen is narrow. Escape closes it. */
export function SidePanel({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title])
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onClose])
  return (
    <aside
      aria-label={title}
      data-print="hide"
      className="fixed inset-0 z-30 overflow-y-auto bg-panel p-5 xl:sticky xl:inset-auto xl:top-[calc(4rem+var(--bar))] xl:z-0 xl:max-h-[calc(100dvh-5rem-var(--bar))] xl:w-[26rem] xl:shrink-0 xl:rounded-xl xl:border xl:border-line"
    >
      <div className="mb-3 flex items-start gap-2">
        <h2
          ref={heading}
          tabIndex={-1}
          className="min-w-0 flex-1 text-lg font-semibold tracking-tight text-balance wrap-anywhere outline-none"
        >
          {title}
        </h2>
        <Button look="quiet" size="icon" aria-label="Close" onClick={onClose} className="size-7">
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      {children}
    </aside>
  )
}
