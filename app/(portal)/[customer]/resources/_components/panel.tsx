import type { ReactNode } from 'react'

/** The place beside the list: over it on a narrow screen, next to it on a wide one. */
export function Panel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside
      aria-label={label}
      className="fixed inset-0 z-30 overflow-y-auto bg-panel p-5 xl:sticky xl:inset-auto xl:top-16 xl:z-0 xl:max-h-[calc(100dvh-5rem)] xl:w-[30rem] xl:shrink-0 xl:rounded-xl xl:border xl:border-line"
    >
      {children}
    </aside>
  )
}
