import { useId, type ReactNode } from 'react'

/** A part of a page under its quiet heading. `aside` stands at the right of the heading. */
export function Section({
  title,
  aside,
  children,
}: {
  title: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-6.5 first:mt-0">
      <div className="mb-2 flex min-h-6 flex-wrap items-center justify-between gap-x-4">
        <h2 id={id} className="text-[13px] font-semibold text-ink-2">
          {title}
        </h2>
        {aside && <div className="text-sm text-ink-2">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
