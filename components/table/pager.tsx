'use client'

import { figure } from '#components/status/figure.ts'
import { Button } from '#components/ui/button.tsx'
import type { usePages } from './use-pages.ts'

/** How many of how many, and the way to the others. */
export function Pager({
  pages,
  shown,
  total,
  next,
  what,
}: {
  pages: ReturnType<typeof usePages>
  shown: number
  total: number
  next: string | null
  what: string
}) {
  const isAll = pages.isFirst && next === null
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-2 px-2.5 py-3">
      <p className="text-sm text-ink-2">
        {isAll ? `${figure(total)} ${what}` : `${figure(shown)} of ${figure(total)} ${what}`}
      </p>
      {!isAll && (
        <div className="flex gap-1.5">
          <Button
            size="small"
            disabled={pages.isFirst}
            disabledReason="This is the first page."
            onClick={pages.canGoBack ? pages.goBack : pages.goFirst}
          >
            {pages.isFirst || pages.canGoBack ? 'Previous' : 'First page'}
          </Button>
          <Button
            size="small"
            disabled={next === null}
            disabledReason="This is the last page."
            onClick={() => next !== null && pages.goNext(next)}
          >
            Next
          </Button>
        </div>
      )}
    </nav>
  )
}
