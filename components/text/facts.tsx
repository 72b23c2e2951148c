import { Fragment, type ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'

/** Facts in two columns: what, and its value. `isDense`: the first is no wider than its words. */
export function Facts({
  facts,
  isDense = false,
}: {
  facts: (readonly [string, ReactNode])[]
  isDense?: boolean
}) {
  return (
    <dl
      className={cn(
        'grid items-start gap-x-4 sm:items-baseline',
        isDense
          ? 'grid-cols-[max-content_minmax(0,1fr)] gap-y-0.5'
          : 'grid-cols-[minmax(5.5rem,8.5rem)_minmax(0,1fr)] gap-y-1.5',
      )}
    >
      {facts.map(([term, value]) => (
        <Fragment key={term}>
          <dt className="text-ink-3">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
