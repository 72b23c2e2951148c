import type { ReactNode } from 'react'

/** A page's title, one sentence of state, and its one main act at the right. */
export function PageHead({
  title,
  children,
  action,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="mb-4.5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <h1 className="mb-1 text-xl font-[620] tracking-tight text-balance wrap-anywhere">{title}</h1>
        {children !== undefined && <div className="wrap-anywhere text-ink-2">{children}</div>}
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </div>
  )
}
