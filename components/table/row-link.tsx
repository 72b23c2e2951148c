'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'

/** The link that names a row; j and k move between these. */
export function RowLink({ href, children, title }: { href: string; children: ReactNode; title?: string }) {
  return (
    <Link
      data-row-link
      href={href}
      title={title}
      className="inline-flex min-h-6 items-center rounded-sm font-[550] whitespace-nowrap hover:underline hover:underline-offset-3"
    >
      {children}
    </Link>
  )
}
