import { statusStyles, type ShownStatus } from './status-styles.ts'
import { cn } from '#components/ui/cn.ts'

/** Icon, word and colour; never colour alone. */
export function StatusBadge({ status }: { status: ShownStatus }) {
  const { word, icon: Icon, badge, means } = statusStyles[status]
  return (
    <span
      title={means}
      className={cn(
        'inline-flex items-center gap-1.25 rounded-[5px] px-1.75 py-px text-sm font-[550] whitespace-nowrap',
        badge,
      )}
    >
      <Icon aria-hidden className="size-3.25 shrink-0" />
      {word}
    </span>
  )
}
