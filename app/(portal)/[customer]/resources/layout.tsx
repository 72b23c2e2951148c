import type { ReactNode } from 'react'

/** The list, and beside it the resource that was opened from it. */
export default function ResourcesLayout({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <div className="flex items-start gap-6">
      <div className="min-w-0 flex-1">{children}</div>
      {panel}
    </div>
  )
}
