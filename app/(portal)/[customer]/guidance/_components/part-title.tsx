import type { ReactNode } from 'react'

/** A heading that is its own address. */
export function PartTitle({ id, children }: { id: string; children: ReactNode }) {
  return (
    <h2 id={id} className="mb-2 scroll-mt-16 text-lg font-semibold tracking-tight">
      <a href={`#${id}`} className="rounded-sm hover:underline hover:underline-offset-4">
        {children}
      </a>
    </h2>
  )
}
