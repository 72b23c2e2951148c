import type { LucideIcon } from 'lucide-react'
import CircleAlert from 'lucide-react/icons/circle-alert'
import Info from 'lucide-react/icons/info'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const kinds: Record<'note' | 'warning', { icon: LucideIcon; look: string; role: 'note' | 'alert' }> = {
  note: { icon: Info, look: 'border-line', role: 'note' },
  warning: { icon: CircleAlert, look: 'border-ink-3', role: 'alert' },
}

/** A sentence the page wants read, with what to do about it. Grey: colours belong to the verdicts. */
export function Callout({
  kind = 'note',
  title,
  children,
  action,
}: {
  kind?: keyof typeof kinds
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  const { icon: Icon, look, role } = kinds[kind]
  return (
    <div
      role={role}
      className={cn(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border bg-panel px-3.5 py-2.5',
        look,
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-2" />
      <div className="min-w-0 flex-1 basis-56 wrap-anywhere">
        <p className="font-[550]">{title}</p>
        {children !== undefined && <div className="text-ink-2">{children}</div>}
      </div>
      {action}
    </div>
  )
}
