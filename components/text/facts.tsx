import { Fragment, type ReactNode } from 'react'

/** Facts in two columns: what, and its value. */
export function Facts({ facts }: { facts: (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(5.5rem,8.5rem)_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5">
      {facts.map(([term, value]) => (
        <Fragment key={term}>
          <dt className="text-ink-3">{term}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
