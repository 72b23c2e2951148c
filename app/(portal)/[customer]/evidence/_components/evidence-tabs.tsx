'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '#components/ui/cn.ts'
import { evidenceAddress, frameworksAddress, trailAddress } from '#lib/client/addresses.ts'

/** Where one is within Evidence. */
export function EvidenceTabs({ slug }: { slug: string }) {
  const pathname = usePathname()
  const tabs = [
    { href: evidenceAddress(slug), label: 'Reports' },
    { href: frameworksAddress(slug), label: 'Frameworks' },
    { href: trailAddress(slug), label: 'Audit trail' },
  ]
  const isOn = (href: string) =>
    href === evidenceAddress(slug)
      ? pathname === href || pathname.startsWith(`${href}/reports`)
      : pathname.startsWith(href)
  return (
    <nav aria-label="Evidence" className="mb-5 flex gap-5 border-b border-line print:hidden">
      {tabs.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={isOn(href) ? 'page' : undefined}
          className={cn(
            '-mb-px inline-flex min-h-9 items-center border-b-2 border-transparent text-ink-2 hover:text-ink',
            isOn(href) && 'border-accent font-[550] text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
