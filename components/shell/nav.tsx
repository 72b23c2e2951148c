'use client'

import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '#components/ui/cn.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { isActive, type NavItem } from './nav-items.ts'

/** The left side: where one can go. Words with an icon, never an icon alone. */
export function Nav({
  items,
  label,
  onNavigate,
}: {
  items: NavItem[]
  label: string
  onNavigate?: () => void
}) {
  const pathname = usePathname()
  return (
    <nav aria-label={label} className="flex flex-1 flex-col gap-px">
      {items
        .filter(({ isAside }) => isAside !== true)
        .map((item) => {
          const isOn = isActive(item, pathname)
          const Icon = item.icon
          return (
            <Link
              key={item.href}
              href={item.href}
              onClick={onNavigate}
              aria-current={isOn ? 'page' : undefined}
              className={cn(
                'flex min-h-8 items-center gap-2.5 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink',
                isOn && 'bg-selected font-[550] text-ink hover:bg-selected',
              )}
            >
              <Icon
                aria-hidden
                className={cn('size-4 text-ink-3', isOn && 'text-accent')}
                strokeWidth={1.75}
              />
              {item.label}
              <Pending />
            </Link>
          )
        })}
      <p className="mt-auto hidden px-2 py-2 text-sm text-ink-3 md:block">
        <Kbd>⌘K</Kbd> for everything
      </p>
    </nav>
  )
}

/** The page is on its way: nothing else moves until it is there, so that a missing one can still say 404. */
function Pending() {
  const { pending } = useLinkStatus()
  return pending && <Spinner />
}
