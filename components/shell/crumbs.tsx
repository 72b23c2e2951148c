'use client'

import ChevronRight from 'lucide-react/icons/chevron-right'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { isActive, type NavItem } from './nav-items.ts'

/** Where I am: the place, the section, and what lies below it. */
export function Crumbs({ place, items }: { place: { href: string; name: string }; items: NavItem[] }) {
  const pathname = usePathname()
  const section = items.find((item) => isActive(item, pathname))
  const isBelow = section !== undefined && pathname !== section.href
  const segment = isBelow ? (pathname.slice(section.href.length + 1).split('/')[0] ?? '') : ''
  const below = section?.details?.[segment] ?? section?.detail
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1 text-ink-2">
        <li className="hidden min-w-0 truncate lg:block">
          <Link
            href={place.href}
            className="inline-flex min-h-6 items-center rounded-sm hover:text-ink hover:underline"
          >
            {place.name}
          </Link>
        </li>
        {section && (
          <li className="flex min-w-0 items-center gap-1">
            <ChevronRight aria-hidden className="hidden size-3.5 shrink-0 text-ink-3 lg:block" />
            {isBelow ? (
              <Link
                href={section.href}
                className="inline-flex min-h-6 items-center truncate rounded-sm hover:text-ink hover:underline"
              >
                {section.label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate text-ink">
                {section.label}
              </span>
            )}
          </li>
        )}
        {isBelow && (
          <li className="hidden min-w-0 items-center gap-1 sm:flex">
            <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-3" />
            <span aria-current="page" className="truncate text-ink">
              {below}
            </span>
          </li>
        )}
      </ol>
    </nav>
  )
}
