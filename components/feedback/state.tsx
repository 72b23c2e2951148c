import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** A page or a table with nothing to show: what that means, and what to do next. */
export function State({
  icon: Icon,
  title,
  children,
  action,
  isPage = false,
}: {
  icon?: LucideIcon
  title: string
  children: ReactNode
  action?: ReactNode
  isPage?: boolean
}) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-1 px-4 py-14 text-center">
      {Icon && <Icon aria-hidden className="mb-2 size-5 text-ink-3" />}
      <Title className={isPage ? 'text-xl font-[620] tracking-tight' : 'font-[550]'}>{title}</Title>
      <div className="text-ink-2">{children}</div>
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
