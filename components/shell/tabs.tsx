'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '#components/ui/cn.ts'

/** The pages of one place, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: { href: string; word: string }[] }) {
  const pathname = usePathname()
  return (
    <nav aria-label={label} className="mb-5 overflow-x-auto border-b border-line">
      <ul className="flex gap-4">
        {tabs.map(({ href, word }) => {
          const isOn = pathname === href
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isOn ? 'page' : undefined}
                className={cn(
                  'inline-flex h-9 items-center whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink',
                  isOn && 'text-ink shadow-[inset_0_-2px_var(--accent)]',
                )}
              >
                {word}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
