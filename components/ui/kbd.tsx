import type { ReactNode } from 'react'

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded border border-line bg-panel px-1 font-mono text-xs text-ink-3">{children}</kbd>
  )
}
