import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const looks = {
  plain: 'text-ink-2 shadow-[inset_0_0_0_1px_var(--line)]',
  filled: 'bg-not-applicable-bg text-ink',
  strong: 'bg-ink text-bg',
  accent: 'bg-selected text-accent',
} as const

/** A word in a small box, for states that are not verdicts. Verdicts have StatusBadge. */
export function Badge({
  look = 'plain',
  icon: Icon,
  children,
}: {
  look?: keyof typeof looks
  icon?: LucideIcon
  children: ReactNode
}) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.25 rounded-[5px] px-1.75 py-px text-sm font-[550] whitespace-nowrap',
        looks[look],
      )}
    >
      {Icon && <Icon aria-hidden className="size-3.25 shrink-0" />}
      {children}
    </span>
  )
}
